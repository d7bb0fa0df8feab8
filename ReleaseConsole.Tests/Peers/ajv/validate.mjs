// Reads [{schema, instances}] as JSON on stdin and answers, for each schema, which instances it takes; null where ajv cannot read it.
import { text } from "node:stream/consumers";
import Ajv2020 from "ajv/dist/2020.js";

const cases = JSON.parse(await text(process.stdin));
const answers = cases.map(({ schema, instances }) => {
  // A fresh validator each, so that no schema is known by the address of another. Formats are annotations here.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false, multipleOfPrecision: 9 });
  try {
    const takes = ajv.compile(schema);
    return instances.map((instance) => takes(instance));
  } catch {
    return null;
  }
});
console.log(JSON.stringify(answers));
