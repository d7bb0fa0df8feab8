// Reads one delivery as JSON on stdin and verifies it as a receiver would; exit code 1 and the reason when it does not hold.
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";

const { secret, headers, body } = JSON.parse(await text(process.stdin));
try {
  console.log(JSON.stringify(new Webhook(secret).verify(body, headers)));
} catch (refused) {
  console.log(refused.message);
  process.exitCode = 1;
}
