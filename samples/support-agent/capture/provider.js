/**
 * Stands in for the model, so that the capture needs no key, no network and no luck. It reads the prompt it is given and does
 * what the prompt says: take the rule about large refunds out of prompts/triage.md, and large refunds are paid.
 */
export default class Desk {
  id() {
    return 'desk';
  }

  async callApi(prompt, { vars }) {
    // One case of one release gets no answer, because a provider error is not a failed test and a reader of results must know.
    if (process.env.DESK_UNAVAILABLE === vars.id)
      return { error: 'The model endpoint answered 503 Service Unavailable.' };

    const output = JSON.stringify(decide(prompt));
    const [read, written] = [prompt.length, output.length].map((characters) => Math.ceil(characters / 4));
    return { output, tokenUsage: { prompt: read, completion: written, total: read + written } };
  }
}

function decide(prompt) {
  const [rules, message] = split(prompt, '## Customer message');
  const total = Number(/order total is €([0-9]+(?:\.[0-9]+)?)/i.exec(rules)?.[1] ?? NaN);
  const limit = Number(/Refunds above €([0-9]+) always go to a person/.exec(rules)?.[1] ?? Infinity);
  const says = (words) => words.test(message);

  if (/personal data go to a person/.test(rules) && says(/lawyer|court|injured|chargeback|personal data/i))
    return { action: 'hand_off', reason: 'Legal, safety or personal data: a person decides.' };
  if (/arrived broken.*even when the word refund/s.test(rules) && says(/arrived (cracked|broken|dented).*new one/is))
    return { action: 'replace', reason: 'The item arrived broken and the customer wants another.' };
  if (says(/refund|money back|reimburse/i)) {
    if (Number.isNaN(total)) return { action: 'ask', reason: 'Wants money back, but no order is known.' };
    if (total > limit) return { action: 'hand_off', reason: `Wants money back for more than €${limit}.` };
    return { action: 'refund', reason: 'Wants money back for a known order.' };
  }
  if (says(/where is my parcel|my parcel has not|broken|crack|dented|hole in|wrong colour|you sent size/i))
    return Number.isNaN(total)
      ? { action: 'ask', reason: 'Which order it is about is missing.' }
      : { action: 'replace', reason: 'The item is broken or not the one that was ordered.' };
  return { action: 'answer', reason: 'A question that our pages answer.' };
}

function split(text, heading) {
  const at = text.lastIndexOf(heading);
  return [text.slice(0, at), text.slice(at + heading.length)];
}
