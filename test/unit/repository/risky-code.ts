/** Something that an extension has no business with. The pattern finds each sample in `bad`, once that is plain code. */
export interface RiskyCode {
  /** The fault that it would be. */
  fault: 'A1' | 'A4' | 'F7';
  what: string;
  pattern: RegExp;
  bad: string[];
}

export const riskyCode: RiskyCode[] = [
  {
    fault: 'F7',
    what: 'makes code from text',
    pattern:
      /\b(?:eval|(?:Async)?(?:Generator)?Function)\b|\.constructor\b|\bset(?:Timeout|Interval|Immediate)\(["'`]/,
    bad: [
      'eval(text)',
      '(0, eval)(text)',
      'globalThis["ev" + "al"](text)',
      'window["\\x65val"](text)',
      'new Function(text)()',
      'Function("a", text)',
      'AsyncFunction(text)',
      'new GeneratorFunction(text)',
      '[].at.constructor("return this")()',
      '(() => {})["constructor"](text)',
      'setTimeout("run()", 1)',
      'window.setInterval(`run()`, 1)',
    ],
  },
  {
    fault: 'F7',
    what: 'loads code',
    pattern:
      /\bimport(?:Scripts|map)?\b|\w*[wW]ork(?:er|let)\b|\bWebAssembly\b|\bcreateObjectURL\b|\.src\b|["'`](?:script\b(?!#)|(?:javascript|data|blob):)/,
    bad: [
      'import("https://elsewhere.test/code.js")',
      'import(address)',
      'importScripts("https://elsewhere.test/code.js")',
      'new Worker(address)',
      'new SharedWorker(address)',
      'navigator.serviceWorker.register(address)',
      'CSS.paintWorklet.addModule(address)',
      'WebAssembly.instantiateStreaming(fetch(address))',
      'URL.createObjectURL(new Blob([text]))',
      'document.createElement("script")',
      'document.createElementNS(xhtml, "scr" + "ipt")',
      'element.src = address',
      'element["src"] = address',
      'open("javascript:run()")',
      'open("data:text/html," + text)',
    ],
  },
  {
    fault: 'F7',
    what: 'writes HTML',
    pattern:
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|(?:set|parse)HTML(?:Unsafe)?|srcdoc|createContextualFragment|DOMParser|XSLTProcessor)\b|\.write(?:ln)?\b/,
    bad: [
      'element.innerHTML = text',
      'element["inner" + "HTML"] += text',
      'element.outerHTML = text',
      'element.insertAdjacentHTML("beforeend", text)',
      'document.write(text)',
      'document["writeln"](text)',
      'element.setHTML(text)',
      'element.setHTMLUnsafe(text)',
      'Document.parseHTMLUnsafe(text)',
      'frame.srcdoc = text',
      'frame.setAttribute("srcdoc", text)',
      'range.createContextualFragment(text)',
      'new DOMParser().parseFromString(text, type)',
    ],
  },
  {
    fault: 'F7',
    what: 'reaches the network other than by fetch',
    pattern: /\b(?:XMLHttpRequest|WebSocket\w*|WebTransport|EventSource|sendBeacon|RTC\w+|connectNative)\b/,
    bad: [
      'new XMLHttpRequest()',
      'new WebSocket(address)',
      'new WebSocketStream(address)',
      'new WebTransport(address)',
      'new EventSource(address)',
      'navigator.sendBeacon(address, text)',
      'new RTCPeerConnection()',
      'runtime.connectNative(name)',
    ],
  },
  {
    fault: 'A1',
    what: 'listens to pages',
    pattern: /\(["'`]message(?:error)?["'`],|\bonmessage\b|\b(?:Broadcast|Message)Channel\b/,
    bad: [
      'addEventListener("message", heard)',
      'window.onmessage = heard',
      'new BroadcastChannel(name)',
      'new MessageChannel()',
    ],
  },
  {
    fault: 'A4',
    what: 'listens to other extensions',
    pattern: /\bon(?:Message|Connect)External\b|\bonUserScript(?:Message|Connect)\b/,
    bad: [
      'browser.runtime.onMessageExternal.addListener(heard)',
      'chrome.runtime["onConnect" + "External"].addListener(heard)',
      'const { onMessageExternal } = chrome.runtime',
      'browser.runtime.onUserScriptMessage.addListener(heard)',
    ],
  },
  {
    fault: 'F7',
    what: 'has a file injected',
    pattern: /\b(?:files|js):(?:\[[^\]]*\])?/,
    bad: [
      'scripting.executeScript({ target, files: [name] })',
      'register([{ id, js: ["other.js"], matches }])',
    ],
  },
];
