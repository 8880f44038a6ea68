// Inside a frame: tells the page around it how tall it is, whenever that changes.
(() => {
  const tell = () => parent.postMessage({ escalationHeight: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
  if (parent !== window) new ResizeObserver(tell).observe(document.body);
})();
