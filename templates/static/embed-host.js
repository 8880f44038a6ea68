// On the page that holds the frame: gives it the height that it asks for.
addEventListener("message", (event) => {
  const height = event.data && event.data.escalationHeight;
  if (!Number.isFinite(height)) return;
  for (const frame of document.querySelectorAll("iframe[data-escalation-embed]")) {
    if (frame.contentWindow === event.source) frame.style.height = `${Math.min(height, 20000)}px`;
  }
});
