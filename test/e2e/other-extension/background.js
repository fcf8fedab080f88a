// Sends what a page of plain.test asks for to the extension that it names, and tells what came back.
const { runtime } = globalThis.browser ?? chrome;

async function send(id, message) {
  try {
    return { answer: (await runtime.sendMessage(id, message)) ?? null };
  } catch (error) {
    return { refused: error.message };
  }
}

/** What a port to the other extension hears, until it is closed. */
function connect(id, messages) {
  return new Promise((resolve) => {
    const heard = [];
    const port = runtime.connect(id, { name: 'another' });
    port.onMessage.addListener((message) => heard.push(message));
    port.onDisconnect.addListener(() => {
      void runtime.lastError;
      resolve(heard);
    });
    for (const message of messages) port.postMessage(message);
  });
}

runtime.onMessage.addListener(({ id, messages }, _sender, answer) => {
  Promise.all([Promise.all(messages.map((message) => send(id, message))), connect(id, messages)]).then(
    answer,
  );
  return true;
});
