// A TURN server on loopback until it is ended: `node relay.cjs PORT USER PASSWORD`. It is another program than ours.
const Turn = require("../../web/node_modules/node-turn");

const [port, user, password] = process.argv.slice(2);
new Turn({
  listeningPort: Number(port),
  listeningIps: ["127.0.0.1"],
  relayIps: ["127.0.0.1"],
  authMech: "long-term",
  realm: "test",
  credentials: { [user]: password },
  debugLevel: "INFO",
  debug: (level, message) => console.log(level, message),
}).start();
