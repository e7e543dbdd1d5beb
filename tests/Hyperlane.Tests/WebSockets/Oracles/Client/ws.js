// The client of the npm package ws. Usage: node ws.js <address> <scenario>; fails by an exception.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import WebSocket from 'ws';

const [address, scenario] = process.argv.slice(2);
const sizes = [0, 1, 63, 64, 125, 126, 1000, 16384, 65535, 65536, 300_000, 1_048_576];

async function open(path = '/echo', options = {}, protocols = []) {
  const socket = new WebSocket(address + path, protocols, { perMessageDeflate: false, ...options });
  socket.on('upgrade', response => (socket.agreed = response.headers['sec-websocket-extensions'] ?? ''));
  socket.messages = [];
  socket.waiting = [];
  socket.on('message', (data, isBinary) => (socket.waiting.shift() ?? (message => socket.messages.push(message)))({ data, isBinary }));
  await once(socket, 'open');
  return socket;
}

const read = socket => (socket.messages.length > 0 ? socket.messages.shift() : new Promise(done => socket.waiting.push(done)));

async function closed(socket) {
  const [code, reason] = await once(socket, 'close');
  return [code, reason.toString()];
}

function text(size) {
  let value = '';
  for (let i = 0; value.length < size; i++) {
    value += `${(i * i) % 971} `;
  }

  return value.slice(0, size);
}

async function echo(socket) {
  for (const size of [...sizes, ...sizes.toReversed()]) {
    const sent = text(size);
    socket.send(sent);
    socket.send(Buffer.from(sent));
    const [asText, asBytes] = [await read(socket), await read(socket)];
    assert.equal(asText.isBinary, false);
    assert.equal(asBytes.isBinary, true);
    assert.equal(asText.data.toString(), sent);
    assert.equal(asBytes.data.toString(), sent);
  }

  const last = closed(socket);
  socket.close(4321, 'bye ☺');
  assert.deepEqual(await last, [4321, '']);
}

const deflate = (options, expected) => async () => {
  const socket = await open('/echo', { perMessageDeflate: { threshold: 0, ...options } });
  assert.equal(socket.agreed, expected);
  await echo(socket);
};

const scenarios = {
  plain: async () => {
    const socket = await open();
    assert.equal(socket.agreed, '');
    await echo(socket);
  },
  deflate: deflate({}, 'permessage-deflate'),
  'no server takeover': deflate({ serverNoContextTakeover: true }, 'permessage-deflate; server_no_context_takeover'),
  'no client takeover': deflate({ clientNoContextTakeover: true }, 'permessage-deflate; client_no_context_takeover'),
  'no takeover': deflate({ serverNoContextTakeover: true, clientNoContextTakeover: true }, 'permessage-deflate; server_no_context_takeover; client_no_context_takeover'),
  'server window 8': deflate({ serverMaxWindowBits: 8 }, 'permessage-deflate; server_max_window_bits=8'),
  'server window 9': deflate({ serverMaxWindowBits: 9 }, 'permessage-deflate; server_max_window_bits=9'),
  'server window 12': deflate({ serverMaxWindowBits: 12 }, 'permessage-deflate; server_max_window_bits=12'),
  'server window 15': deflate({ serverMaxWindowBits: 15 }, 'permessage-deflate; server_max_window_bits=15'),
  'client window 9': deflate({ clientMaxWindowBits: 9 }, 'permessage-deflate; client_max_window_bits=9'),
  'client window 15': deflate({ clientMaxWindowBits: 15 }, 'permessage-deflate; client_max_window_bits=15'),

  fragments: async () => {
    for (const perMessageDeflate of [false, { threshold: 0 }]) {
      const socket = await open('/echo', { perMessageDeflate });
      for (const part of ['one ', 'two ', '☺ ']) {
        socket.send(part, { fin: false });
        socket.ping(part);
        assert.equal((await once(socket, 'pong'))[0].toString(), part);
      }

      socket.send('three', { fin: true });
      assert.equal((await read(socket)).data.toString(), 'one two ☺ three');
      socket.close();
      assert.deepEqual(await closed(socket), [1005, '']);
    }
  },

  pings: async () => {
    const socket = await open();
    for (const size of [0, 1, 125]) {
      socket.ping(text(size));
      assert.equal((await once(socket, 'pong'))[0].toString(), text(size));
    }

    // The server's own: ws answers them by itself.
    await once(socket, 'ping');
    await once(socket, 'ping');
    socket.send('still here');
    assert.equal((await read(socket)).data.toString(), 'still here');
    socket.close(1000, 'bye');
    assert.deepEqual(await closed(socket), [1000, '']);
  },

  'many at once': async () => {
    const socket = await open('/echo', { perMessageDeflate: { threshold: 0 } });
    for (let i = 0; i < 5000; i++) {
      socket.send(`${i} ${text(i % 200)}`);
    }

    for (let i = 0; i < 5000; i++) {
      assert.equal((await read(socket)).data.toString(), `${i} ${text(i % 200)}`);
    }

    socket.close();
    await closed(socket);
  },

  'the server closes': async () => {
    const socket = await open('/closes');
    socket.send('enough');
    assert.deepEqual(await closed(socket), [4001, 'because of enough']);
  },

  'the server fails': async () => assert.deepEqual(await closed(await open('/fails')), [1011, 'The server failed.']),

  'too large': async () => {
    const socket = await open();
    socket.on('error', () => {});
    socket.send(text(1_048_577));
    assert.equal((await closed(socket))[0], 1009);
  },

  subprotocol: async () => {
    const socket = await open('/echo', {}, ['three', 'two', 'one']);
    assert.equal(socket.protocol, 'two');
    socket.close();
    await closed(socket);
  },

  'a foreign page': async () => {
    const socket = new WebSocket(`${address}/echo`, { origin: 'https://foreign.example' });
    const [error] = await once(socket, 'error');
    assert.equal(error.message, 'Unexpected server response: 403');
  },
};

await scenarios[scenario]();
