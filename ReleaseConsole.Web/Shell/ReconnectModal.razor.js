const dialog = document.getElementById("components-reconnect-modal");
const retry = document.getElementById("components-reconnect-button");

const has = state => dialog.classList.contains(`components-reconnect-${state}`);

new MutationObserver(() => {
  if (has("rejected")) return location.reload();
  const needed = has("show") || has("failed");
  if (needed && !dialog.open) dialog.showModal();
  if (!needed && dialog.open) dialog.close();
}).observe(dialog, { attributeFilter: ["class"] });

// The connection's state closes it, not Escape.
dialog.addEventListener("cancel", event => event.preventDefault());

retry.addEventListener("click", async () => {
  retry.disabled = true;
  try {
    // False means the server answered but no longer knows this page: it restarted.
    if (!(await Blazor.reconnect())) location.reload();
  } finally {
    retry.disabled = false;
  }
});
