// Carries the page's question to this extension's background, and its answer back.
const { runtime } = globalThis.browser ?? chrome;

addEventListener('message', async ({ data }) => {
  if (data.ask) postMessage({ told: await runtime.sendMessage(data.ask) }, '*');
});
document.documentElement.dataset.another = 'here';
