let said;

/** One listener for every chip: the press itself may write to the clipboard, a round trip later it may not. */
export function copyOnPress() {
  document.addEventListener("click", async event => {
    const chip = event.target.closest("button[data-copy]");
    if (chip) say(chip, await write(chip.dataset.copy));
  });
}

/** Copies a text that is still to come, such as one the server holds, and says so on the button. */
export const copy = async (button, text) => say(button, await write(text));

async function write(text) {
  try {
    if (typeof text === "string") await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([new ClipboardItem({ "text/plain": text.then(come => new Blob([come ?? ""], { type: "text/plain" })) })]);
    return true;
  } catch {
    // Plain http on another machine has no clipboard API; the selection still copies.
    const field = document.createElement("textarea");
    field.value = await text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

function say(chip, done) {
  clearTimeout(said);
  document.querySelectorAll("[data-copied]").forEach(other => delete other.dataset.copied);
  chip.focus();
  chip.dataset.copied = done ? "Copied" : "Not copied";
  const live = chip.querySelector("[role=status]");
  if (live) live.textContent = chip.dataset.copied;
  said = setTimeout(() => { delete chip.dataset.copied; if (live) live.textContent = ""; }, 1600);
}
