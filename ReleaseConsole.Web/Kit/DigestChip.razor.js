let said;

/** One listener for every chip: the press itself may write to the clipboard, a round trip later it may not. */
export function copyOnPress() {
  document.addEventListener("click", async event => {
    const chip = event.target.closest("button[data-copy]");
    if (chip) say(chip, await write(chip.dataset.copy));
  });
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Plain http on another machine has no clipboard API; the selection still copies.
    const field = document.createElement("textarea");
    field.value = text;
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
