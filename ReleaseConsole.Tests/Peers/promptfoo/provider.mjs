/** Stands in for the model: no key, no network, no luck. What BROKEN_FOR names in a message gets no answer at all. */
export default class Desk {
  id() {
    return 'desk';
  }

  async callApi(prompt) {
    if (process.env.BROKEN_FOR && prompt.includes(process.env.BROKEN_FOR))
      return { error: 'The model endpoint answered 503 Service Unavailable.' };
    return { output: /refund/i.test(prompt) ? 'refund' : 'answer', tokenUsage: { prompt: 10, completion: 1, total: 11 } };
  }
}
