// On every page: light or dark, and buttons that copy.
(() => {
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const toggle = document.querySelector(".theme-toggle");
  if (toggle) {
    const show = () => toggle.setAttribute("aria-pressed", String(dark()));
    toggle.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* refused: holds for this page */ }
      show();
    });
    show();
  }
  for (const button of document.querySelectorAll("button.copy")) {
    if (!navigator.clipboard) break;
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = button.parentElement.querySelector(button.dataset.copy).textContent;
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = root.dataset.copied || "✓";
        setTimeout(() => { button.textContent = label; }, 1600);
      } catch { getSelection().selectAllChildren(button.parentElement.querySelector(button.dataset.copy)); }
    });
  }
})();
