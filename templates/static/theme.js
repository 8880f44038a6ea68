// Before the page is drawn: says that scripts run, and keeps the reader's choice of light or dark.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch { /* storage is refused: the system's choice holds */ }
})();
