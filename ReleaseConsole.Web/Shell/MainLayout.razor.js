// Keys, theme, fold, menus and copying are answered in the browser: no round trip, and one set of listeners however often a
// layout is made. Letters are off while typing, and can be switched off for good in the key help.
import { copyOnPress } from "../Kit/DigestChip.razor.js";

const root = document.documentElement;
let listening = false;
let goUntil = 0;

export function listen() {
  showLetters();
  if (listening) return;
  listening = true;
  copyOnPress();
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
}

const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* storage is off: for this page only */ } };
const recall = key => { try { return localStorage.getItem(key); } catch { return null; } };

const open = id => {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open && !document.querySelector("dialog[open]")) dialog.showModal();
};

const acts = {
  palette: () => open("palette"),
  keys: () => open("key-help"),
  fold() {
    const folded = root.dataset.rail !== "folded";
    if (folded) root.dataset.rail = "folded"; else delete root.dataset.rail;
    remember("rail", folded ? "folded" : "open");
  },
  theme() {
    const now = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
    remember("theme", root.dataset.theme);
    document.dispatchEvent(new CustomEvent("rc:theme", { detail: root.dataset.theme }));
  },
  letters: control => remember("letters", control.checked ? "on" : "off"),
};

function showLetters() {
  const box = document.querySelector("[data-act=letters]");
  if (box) box.checked = recall("letters") !== "off";
}

function onClick(event) {
  const control = event.target.closest("[data-act]");
  if (control) acts[control.dataset.act]?.(control);
  const skip = event.target.closest("[data-skip]");
  if (skip) {
    event.preventDefault();
    document.getElementById(skip.dataset.skip || "main")?.focus();
  }
  // A press outside a dialog's box lands on its backdrop, which is the dialog itself.
  if (event.target instanceof HTMLDialogElement && event.target.matches("#palette, #key-help")) event.target.close();
  const menu = event.target.closest("details[data-menu]");
  for (const other of document.querySelectorAll("details[data-menu][open]"))
    if (other !== menu || event.target.closest("a")) other.open = false;
}

const typing = target => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], .monaco-editor");

/** Whether a page may take this press of a single letter as a key: nobody types, no dialog is open, letters are on. */
export const isLetterKey = event =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented
  && !typing(event.target) && !document.querySelector("dialog[open]") && recall("letters") !== "off";

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    return acts.palette();
  }
  if (event.key === "Escape") return closeMenu();
  if (isLetterKey(event) && press(event)) event.preventDefault();
}

function press(event) {
  if (performance.now() < goUntil) {
    goUntil = 0;
    const link = document.querySelector(`a[data-go="${CSS.escape(event.key)}"]`);
    link?.click();
    return link !== null;
  }
  switch (event.key) {
    case "g": goUntil = performance.now() + 1500; return true;
    case "?": acts.keys(); return true;
    case "[": acts.fold(); return true;
    case "/": {
      const filter = document.querySelector("main [data-filter]");
      if (filter) filter.focus(); else acts.palette();
      return true;
    }
  }
  return false;
}

function closeMenu() {
  const menu = document.querySelector("details[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
}
