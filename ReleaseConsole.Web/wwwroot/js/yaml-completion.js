const indentOf = line => line.length - line.trimStart().length;

/** The keys a line stands under, from the outermost in, read upwards by indentation; what stands in braces counts by its commas. */
function pathAt(model, line, column) {
  const before = model.getLineContent(line).slice(0, column - 1);
  const path = [];
  const flow = before.match(/^(\s*)([\w-]+):\s*\{(.*)$/);
  let indent = indentOf(before.length > 0 ? before : model.getLineContent(line));
  if (before.trim().length === 0) indent = column - 1;
  if (flow) { path.unshift(flow[2]); indent = flow[1].length; }
  for (let at = line - 1; at >= 1 && indent > 0; at--) {
    const text = model.getLineContent(at);
    const key = text.match(/^(\s*)([\w-]+):\s*(?:#.*)?$/);
    if (key && key[1].length < indent) { path.unshift(key[2]); indent = key[1].length; }
  }
  return path;
}

const fits = (pattern, path) => {
  const parts = pattern === "" ? [] : pattern.split("/");
  return parts.length === path.length && parts.every((part, at) => part === "*" || part === path[at]);
};

/** What fits at a place: values behind a key, keys elsewhere. */
function offered(choices, model, position) {
  const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
  const value = before.match(/([\w-]+):\s*(?:\[[^\]]*)?[\w.\/-]*$/);
  const path = pathAt(model, position.lineNumber, position.column);
  if (!value) return choices.filter(one => one.isKey && fits(one.at, path));
  const own = [...path, value[1]];
  return choices.filter(one => !one.isKey && (one.at === value[1] || fits(one.at, own)));
}

/** Registers completion for one model; the editor of another text never sees it. */
export function complete(monaco, model, choices) {
  return monaco.languages.registerCompletionItemProvider(model.getLanguageId(), {
    triggerCharacters: [" ", ":", "{", ","],
    provideCompletionItems(of, position) {
      if (of !== model || of.getLineContent(position.lineNumber).trimStart().startsWith("#")) return { suggestions: [] };
      const word = of.getWordUntilPosition(position);
      const line = of.getLineContent(position.lineNumber);
      // A dash is part of a name here, and Monaco's words end at it.
      const start = line.slice(0, position.column - 1).search(/[\w-]*$/) + 1;
      const range = { startLineNumber: position.lineNumber, endLineNumber: position.lineNumber, startColumn: start, endColumn: Math.max(word.endColumn, position.column) };
      const suggestions = offered(choices, of, position).flatMap(one => one.choices.map(choice => ({
        label: choice.says ? { label: choice.label, description: choice.says } : choice.label,
        kind: one.isKey ? monaco.languages.CompletionItemKind.Property : monaco.languages.CompletionItemKind.Value,
        insertText: choice.written, documentation: choice.says ?? undefined, filterText: choice.label, range,
      })));
      return { suggestions };
    },
  });
}
