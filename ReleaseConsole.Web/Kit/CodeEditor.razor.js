const root = new URL("_content/BlazorMonaco/lib/monaco-editor/min/vs", document.baseURI).href;
// Below this there is no room for two texts side by side.
const wide = matchMedia("(min-width: 1200px)");
let loading;
let watching;

/** Monaco is 3 MB: fetched when the first editor opens, once. */
function load() {
  return loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${root}/loader.js`;
    script.onerror = () => { loading = undefined; failed(new Error("The editor's script did not load.")); };
    script.onload = () => {
      window.require.config({ paths: { vs: root }, preferScriptTags: true });
      window.require(["vs/editor/editor.main"], () => { paint(); watchTheme(); done(window.monaco); }, failed);
    };
    document.head.append(script);
  });
}

/** Monaco cannot read light-dark() or var(): resolve each token on a probe and hand over plain hex. */
function paint() {
  const probe = document.createElement("i");
  probe.hidden = true;
  document.body.append(probe);
  const pen = document.createElement("canvas").getContext("2d");
  const hex = token => {
    probe.style.color = `var(--rc-${token})`;
    pen.fillStyle = getComputedStyle(probe).color;
    return pen.fillStyle;
  };
  const dark = getComputedStyle(document.documentElement).colorScheme === "dark"
    || (document.documentElement.dataset.theme === undefined && matchMedia("(prefers-color-scheme: dark)").matches);
  const colors = {
    "editor.background": hex("surface"), "editor.foreground": hex("text"), "editorGutter.background": hex("surface"),
    "editorLineNumber.foreground": hex("text-3"), "editorLineNumber.activeForeground": hex("text"),
    "editor.selectionBackground": hex("accent-soft"), "editor.lineHighlightBackground": hex("hover"),
    "editor.lineHighlightBorder": hex("hover"), "editorCursor.foreground": hex("accent"),
    "editorWidget.background": hex("raised"), "editorWidget.border": hex("line-strong"),
    "editorWarning.foreground": hex("warn-line"), "editorError.foreground": hex("bad-line"), "focusBorder": hex("focus"),
    "diffEditor.insertedLineBackground": hex("diff-add-line"), "diffEditor.removedLineBackground": hex("diff-del-line"),
    "diffEditor.insertedTextBackground": hex("diff-add-word") + "b0", "diffEditor.removedTextBackground": hex("diff-del-word") + "b0",
    "diffEditorOverview.insertedForeground": hex("diff-add-fg"), "diffEditorOverview.removedForeground": hex("diff-del-fg"),
    "diffEditor.border": hex("line"), "scrollbar.shadow": hex("line"),
    "editorOverviewRuler.border": hex("line"), "editorOverviewRuler.background": hex("surface"),
    "scrollbarSlider.background": hex("line-control") + "59", "scrollbarSlider.hoverBackground": hex("line-control") + "8c",
    "scrollbarSlider.activeBackground": hex("line-control") + "b3",
  };
  // Monaco's own green for comments is too faint on our dark surface.
  const note = hex("text-2").slice(1);
  // Its teal and green of keys and figures are too faint on the line the cursor is in, where the surface is light.
  const faint = dark ? [] : [{ token: "type", foreground: "006666" }, { token: "number", foreground: "066b46" }];
  probe.remove();
  const rules = [{ token: "comment", foreground: note }, ...faint];
  window.monaco.editor.defineTheme("console", { base: dark ? "vs-dark" : "vs", inherit: true, rules, colors });
  window.monaco.editor.setTheme("console");
}

function watchTheme() {
  if (watching) return;
  watching = new MutationObserver(paint);
  watching.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
}

export async function create(host, component, { language, label, readOnly, diff, choices }) {
  const monaco = await load();
  // What is typed before the text arrives would be replaced by it: the editor takes nothing until then.
  host.setAttribute("aria-busy", "true");
  const options = {
    ariaLabel: `${label}. Press Control M to let Tab leave the editor.`, readOnly: true, theme: "console", automaticLayout: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--rc-mono"), fontSize: 12, lineHeight: 20,
    wordWrap: "on", diffWordWrap: "on", minimap: { enabled: false }, overviewRulerLanes: 3, overviewRulerBorder: false,
    hideCursorInOverviewRuler: true, scrollbar: { verticalScrollbarSize: 10 }, scrollBeyondLastLine: false,
    renderSideBySide: wide.matches, originalEditable: false, fixedOverflowWidgets: true, renderLineHighlight: "line",
    // Prompts are full of typographic marks on purpose; words of the page are no completion.
    unicodeHighlight: { ambiguousCharacters: false }, wordBasedSuggestions: false, links: false,
    // A word of YAML is a string to Monaco, where it offers nothing unless told to.
    ...(choices?.length ? { quickSuggestions: { other: true, strings: true, comments: false } } : {}),
  };
  const model = monaco.editor.createModel("", language);
  const original = diff ? monaco.editor.createModel("", language) : undefined;
  const editor = diff ? monaco.editor.createDiffEditor(host, options) : monaco.editor.create(host, { ...options, model });
  if (diff) {
    editor.setModel({ original, modified: model });
    editor.getOriginalEditor().updateOptions({ ariaLabel: `${label}, original, read only` });
  }
  // Monaco's two live regions call themselves landmarks of the same name; they are what they do: a status.
  for (const region of document.querySelectorAll(".monaco-status")) region.setAttribute("role", "status");
  const lay = () => editor.updateOptions({ renderSideBySide: wide.matches });
  if (diff) wide.addEventListener("change", lay);
  const completing = choices?.length ? (await import("../js/yaml-completion.js")).complete(monaco, model, choices) : undefined;
  let generation = 0;
  let setting = false;
  let timer;
  model.onDidChangeContent(() => {
    if (setting) return;
    const of = generation;
    clearTimeout(timer);
    timer = setTimeout(() => component.invokeMethodAsync("Changed", of, model.getValueLength(), model.getVersionId()), 300);
  });
  return {
    async set(stream, next, toOriginal) {
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await stream.arrayBuffer());
      if (toOriginal) return original.setValue(text);
      if (next < generation) return;
      clearTimeout(timer);
      generation = next;
      setting = true;
      try { model.setValue(text); } finally { setting = false; }
      editor.updateOptions({ readOnly });
      host.removeAttribute("aria-busy");
    },
    // A stream of no bytes cannot be handed over: a mark follows the text.
    read: () => new Blob([model.getValue(), "\0"]),
    go(line, column) {
      const pane = diff ? editor.getModifiedEditor() : editor;
      pane.setPosition({ lineNumber: line, column });
      pane.revealLineInCenterIfOutsideViewport(line);
      pane.focus();
    },
    mark(markers) {
      const severity = [monaco.MarkerSeverity.Hint, monaco.MarkerSeverity.Info, monaco.MarkerSeverity.Warning, monaco.MarkerSeverity.Error];
      monaco.editor.setModelMarkers(model, "console", markers.map(marker => ({
        severity: severity[marker.severity], message: marker.message, startLineNumber: marker.line, startColumn: marker.column,
        endLineNumber: marker.endLine, endColumn: marker.endColumn,
      })));
    },
    dispose() {
      clearTimeout(timer);
      completing?.dispose();
      wide.removeEventListener("change", lay);
      editor.dispose();
      model.dispose();
      original?.dispose();
    },
  };
}
