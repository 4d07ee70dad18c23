// grpc-js as client of the Probe service: node client.js <address> <scenario>. Ends with code 0 when the scenario holds.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Probe, grpc } from './probe.js';

const VIETNAMESE = 'Không tìm thấy trường "Đống Đa": 100% sai mã %41\nđơn vị';
const { status } = grpc;
const [address, name] = process.argv.slice(2);
const connect = (options = {}) => new Probe(address, grpc.credentials.createInsecure(), options);
const client = connect();

// A unary call as a promise of { reply, headers, status, call }; its rejection is grpc-js's own error.
function unary(method, request, { metadata = new grpc.Metadata(), options = {}, via = client, onCall } = {}) {
  return new Promise((resolve, reject) => {
    const result = {};
    const call = via[method](request, metadata, options, (error, reply) => {
      result.error = error;
      result.reply = reply;
    });
    call.on('metadata', (headers) => { result.headers = headers; });
    call.on('status', (end) => {
      result.status = end;
      setImmediate(() => (result.error ? reject(result.error) : resolve(result)));
    });
    onCall?.(call);
  });
}

const failed = (code) => (error) => error.code === code || assert.fail(`expected status ${code}, got ${error.code}: ${error.details}`);
const wasCancelled = async (key) => (await unary('WasCancelled', { key })).reply;

async function read(call) {
  const notes = [];
  for await (const note of call) {
    notes.push(note);
  }
  return notes;
}

async function write(call, note) {
  if (!call.write(note)) {
    await once(call, 'drain');
  }
}

const scenarios = {
  async unary() {
    const note = { text: 'Trường Tiểu học Đống Đa', number: 42, payload: Buffer.alloc(0), stop_at: 0 };
    assert.deepEqual((await unary('Echo', note)).reply, note);
  },

  async 'large message'() {
    const payload = Buffer.alloc(1024 * 1024, 'giáo dục');
    assert.ok((await unary('Echo', { payload })).reply.payload.equals(payload));
  },

  async 'thousand calls at once'() {
    const numbers = Array.from({ length: 1000 }, (_, index) => index);
    const replies = await Promise.all(numbers.map((number) => unary('Echo', { number })));
    assert.deepEqual(replies.map(({ reply }) => reply.number), numbers);
  },

  async 'server stream'() {
    const notes = await read(client.Count({ count: 10000, size: 10, key: randomUUID() }));
    assert.deepEqual(notes.map((note) => note.number), Array.from({ length: 10000 }, (_, index) => index + 1));
  },

  async 'slow reader'() {
    const key = randomUUID();
    const call = client.Count({ count: 1000, size: 65536, key });
    const notes = call[Symbol.asyncIterator]();
    await notes.next();
    await sleep(1000);
    const { reply } = await unary('Progress', { key });
    assert.ok(reply.count < 500, `${reply.count} of 1000 messages were handed over although one was read`);
    let count = 1;
    while (!(await notes.next()).done) {
      count += 1;
    }
    assert.equal(count, 1000);
  },

  async 'client stream'() {
    const answer = new Promise((resolve, reject) => {
      const call = client.Collect((error, reply) => (error ? reject(error) : resolve(reply)));
      (async () => {
        for (let number = 1; number <= 10000; number += 1) {
          await write(call, { number });
        }
        call.end();
      })().catch(reject);
    });
    assert.deepEqual(await answer, { total: 50005000, count: 10000 });
  },

  async 'early answer'() {
    let call;
    const answer = new Promise((resolve, reject) => {
      call = client.Collect((error, reply) => (error ? reject(error) : resolve(reply)));
    });
    const pump = setInterval(() => call.write({ number: 1, stop_at: 3 }), 5);
    assert.deepEqual(await answer, { total: 3, count: 3 });
    clearInterval(pump);
  },

  async duplex() {
    const call = client.Chat();
    const notes = call[Symbol.asyncIterator]();
    for (let number = 1; number <= 500; number += 1) {
      call.write({ number });
      assert.equal((await notes.next()).value.number, number);
    }
    call.end();
    assert.ok((await notes.next()).done);
  },

  async 'half-close'() {
    const call = client.Chat();
    for (let number = 1; number <= 100; number += 1) {
      call.write({ number });
    }
    call.end();
    assert.equal((await read(call)).length, 100);
  },

  async statuses() {
    for (let code = 1; code <= 16; code += 1) {
      await assert.rejects(unary('Fail', { code, message: VIETNAMESE }), (error) => {
        assert.equal(error.code, code);
        assert.equal(error.details, VIETNAMESE);
        assert.deepEqual(error.metadata.get('probe-reason'), ['asked']);
        assert.deepEqual(error.metadata.get('probe-detail-bin'), [Buffer.from([1, 2, 255])]);
        return true;
      });
    }
  },

  async 'status after messages'() {
    const call = client.FailLate({ code: 15, message: VIETNAMESE, messages: 3 });
    const notes = [];
    call.on('data', (note) => notes.push(note.number));
    const [error] = await once(call, 'error');
    assert.deepEqual(notes, [1, 2, 3]);
    assert.equal(error.code, status.DATA_LOSS);
    assert.equal(error.details, VIETNAMESE);
    assert.deepEqual(error.metadata.get('probe-reason'), ['asked']);
  },

  async 'unexpected exception'() {
    await assert.rejects(unary('Fail', { unexpected: true, message: 'secret' }), (error) => {
      assert.equal(error.code, status.UNKNOWN);
      assert.ok(!error.details.includes('secret'), error.details);
      return true;
    });
  },

  async unimplemented() {
    await assert.rejects(unary('Missing', {}), failed(status.UNIMPLEMENTED));
    for (const path of ['/educoop.probe.v1.Probe/Nothing', '/educoop.nowhere.v1.Nobody/Echo']) {
      await assert.rejects(
        new Promise((resolve, reject) => {
          client.makeUnaryRequest(path, () => Buffer.alloc(0), (bytes) => bytes, {}, (error) => (error ? reject(error) : resolve()));
        }),
        failed(status.UNIMPLEMENTED),
      );
    }
  },

  async deadline() {
    const key = randomUUID();
    await assert.rejects(unary('Hang', { key }, { options: { deadline: Date.now() + 2000 } }), failed(status.DEADLINE_EXCEEDED));
    assert.deepEqual(await wasCancelled(key), { yes: true, had_deadline: true });
  },

  async cancellation() {
    const key = randomUUID();
    const call = client.HangStream({ key });
    await once(call, 'data');
    call.cancel();
    const [error] = await once(call, 'error');
    assert.equal(error.code, status.CANCELLED);
    assert.deepEqual(await wasCancelled(key), { yes: true, had_deadline: false });
  },

  async metadata() {
    const metadata = new grpc.Metadata();
    metadata.set('probe-text', 'a, b');
    metadata.set('probe-data-bin', Buffer.from([0, 1, 254, 255, 77]));
    metadata.add('probe-many', 'one');
    metadata.add('probe-many', 'two');
    const { reply, headers, status: end } = await unary('Mirror', {}, { metadata });
    assert.equal(reply.text, 'a, b');
    assert.deepEqual([...reply.payload], [0, 1, 254, 255, 77]);
    assert.deepEqual(reply.texts, ['one', 'two']);
    assert.deepEqual(headers.get('probe-header'), ['a, b']);
    assert.deepEqual([...headers.get('probe-header-bin')[0]], [0, 1, 254, 255, 77]);
    assert.deepEqual(end.metadata.get('probe-trailer'), ['/educoop.probe.v1.Probe/Mirror']);
    assert.deepEqual([...end.metadata.get('probe-trailer-bin')[0]], [0, 128, 255]);
  },

  async 'too large'() {
    await assert.rejects(unary('Echo', { payload: Buffer.alloc(2 * 1024 * 1024 + 1) }), failed(status.RESOURCE_EXHAUSTED));
    const narrow = connect({ 'grpc.max_receive_message_length': 1000 });
    await assert.rejects(unary('Echo', { payload: Buffer.alloc(1500) }, { via: narrow }), failed(status.RESOURCE_EXHAUSTED));
    narrow.close();
    assert.equal((await unary('Echo', { number: 5 })).reply.number, 5);
  },

  // A server may read gzip or refuse it; it must not take compressed bytes for a message.
  async compressed() {
    const zipped = connect({ 'grpc.default_compression_algorithm': 2 });
    try {
      assert.equal((await unary('Echo', { text: 'a'.repeat(5000) }, { via: zipped })).reply.text.length, 5000);
    } catch (error) {
      failed(status.UNIMPLEMENTED)(error);
    }
    zipped.close();
  },
};

assert.ok(scenarios[name], `no scenario '${name}'`);
const watchdog = setTimeout(() => { console.error(`'${name}' did not end`); process.exit(2); }, 60000);
await scenarios[name]();
clearTimeout(watchdog);
client.close();
