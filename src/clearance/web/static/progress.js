// Follows a screening; without it, the page has a link to look again.
const bar = document.getElementById("progress");
const words = document.getElementById("progress-words");
const told = new Intl.NumberFormat("en");
async function look() {
  try {
    const answer = await fetch(bar.dataset.twin);
    if (!answer.ok) throw new Error(answer.status);
    const job = await answer.json();
    if (job.state !== "queued" && job.state !== "running") return location.reload();
    if (job.total) {
      bar.max = job.total;
      bar.value = job.done;
    }
    words.textContent =
      told.format(job.done) + (job.total ? ` of ${told.format(job.total)}` : "") + " rows";
  } catch {
    words.textContent = "The service does not answer; it is asked again.";
  }
  setTimeout(look, 1000);
}
setTimeout(look, 700);
