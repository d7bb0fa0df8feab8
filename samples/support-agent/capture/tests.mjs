import { readFileSync } from 'node:fs';

/** The release's golden set as promptfoo tests: one case a line, every field a variable. */
export default function tests() {
  return readFileSync('datasets/golden.jsonl', 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ id, group, ...vars }) => ({ description: id, vars: { id, ...vars }, metadata: { group } }));
}
