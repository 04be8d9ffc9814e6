// Keeps "4 minutes ago" true while a page is open, and says exact times in the viewer's own zone.

const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];
const language = document.documentElement.lang;
const relative = new Intl.RelativeTimeFormat(language, { numeric: "always" });
const exact = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });

function refresh() {
  for (const time of document.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    const seconds = (Date.now() - at) / 1000;
    const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? [];
    time.textContent = unit
      ? relative.format(-Math.floor(seconds / size), unit)
      : document.documentElement.dataset.now;
    time.title = exact.format(at);
  }
}

refresh();
document.addEventListener("times", refresh);
setInterval(refresh, 20_000);
