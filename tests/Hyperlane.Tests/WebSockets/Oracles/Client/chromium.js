// Chromium. Usage: node chromium.js <path of chromium> <address of the page> <the same by another host>; fails by an exception.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const [executablePath, address, foreign] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

try {
  const page = await browser.newPage();
  await page.goto(address);
  const said = await page.evaluate(async ([address, foreign]) => {
    const next = (socket, what) => new Promise((done, failed) => {
      socket.addEventListener(what, done, { once: true });
      if (what !== 'close') {
        socket.addEventListener('close', event => failed(new Error(`closed by ${event.code} ${event.reason}`)), { once: true });
      }
    });
    const url = path => address.replace('http', 'ws') + path;
    const said = {};

    const socket = new WebSocket(url('echo'), ['three', 'two']);
    socket.binaryType = 'arraybuffer';
    await next(socket, 'open');
    said.agreed = [socket.protocol, socket.extensions];

    said.echoed = 0;
    for (const size of [0, 1, 63, 64, 125, 126, 65535, 65536, 300_000, 1_048_576, 500, 500]) {
      const text = 'Grüße, ☺. '.repeat(size / 10 + 1).slice(0, size / 3);
      const bytes = Uint8Array.from({ length: size }, (_, i) => (i * i) % 251);
      let message = next(socket, 'message');
      socket.send(text);
      said.echoed += (await message).data === text ? 1 : 0;
      message = next(socket, 'message');
      socket.send(bytes);
      const back = new Uint8Array((await message).data);
      said.echoed += back.length === size && back.every((value, i) => value === bytes[i]) ? 1 : 0;
    }

    let end = next(socket, 'close');
    socket.close(4321, 'bye ☺');
    const ours = await end;
    said.ours = [ours.code, ours.reason, ours.wasClean];

    const closes = new WebSocket(url('closes'));
    await next(closes, 'open');
    end = next(closes, 'close');
    closes.send('enough');
    const theirs = await end;
    said.theirs = [theirs.code, theirs.reason, theirs.wasClean];

    // Its server is this one, but the page is of another origin than the name that is asked for.
    const refused = await next(new WebSocket(foreign.replace('http', 'ws') + 'echo'), 'close');
    said.refused = [refused.code, refused.wasClean];
    return said;
  }, [address, foreign]);

  assert.deepEqual(said, {
    agreed: ['two', 'permessage-deflate'],
    echoed: 24,
    ours: [4321, '', true],
    theirs: [4001, 'because of enough', true],
    refused: [1006, false],
  });
} finally {
  await browser.close();
}
