// The Probe service on grpc-js. Prints its port as the first line and serves until its standard input closes.
import { Probe, grpc } from './probe.js';

const given = new Map();
const handed = new Map();

function signal(key) {
  if (!given.has(key)) {
    const entry = {};
    entry.done = new Promise((resolve) => { entry.resolve = resolve; });
    given.set(key, entry);
  }
  return given.get(key);
}

const hadDeadline = (call) => Number.isFinite(Number(call.getDeadline()));

function failure({ code, message }, extra) {
  const metadata = new grpc.Metadata();
  metadata.set('probe-reason', 'asked');
  if (extra) {
    metadata.set('probe-detail-bin', Buffer.from([1, 2, 255]));
  }
  return { code, details: message, metadata };
}

const service = {
  Echo: (call, done) => done(null, call.request),

  Collect(call, done) {
    const sum = { total: 0, count: 0 };
    let stopAt = 0;
    let over = false;
    call.on('data', (note) => {
      if (over) {
        return;
      }
      stopAt = sum.count === 0 ? note.stop_at : stopAt;
      sum.total += note.number;
      sum.count += 1;
      if (sum.count === stopAt) {
        over = true;
        done(null, sum);
      }
    });
    call.on('end', () => over || done(null, sum));
  },

  async Count(call) {
    const { count, size, key } = call.request;
    const payload = Buffer.alloc(size);
    for (let number = 1; number <= count && !call.cancelled; number += 1) {
      if (!call.write({ number, payload })) {
        await new Promise((resolve) => { call.once('drain', resolve); call.once('cancelled', resolve); });
      }
      handed.set(key, number);
    }
    call.end();
  },

  Progress: (call, done) => done(null, { total: 0, count: handed.get(call.request.key) ?? 0 }),

  Chat(call) {
    call.on('data', (note) => {
      if (!call.write(note)) {
        call.pause();
        call.once('drain', () => call.resume());
      }
    });
    call.on('end', () => call.end());
  },

  Fail(call, done) {
    if (call.request.unexpected) {
      done(new Error(call.request.message));
      return;
    }
    done(failure(call.request, true));
  },

  FailLate(call) {
    for (let number = 1; number <= call.request.messages; number += 1) {
      call.write({ number });
    }
    call.emit('error', failure(call.request));
  },

  Hang(call, done) {
    handed.set(call.request.key, 1);
    call.on('cancelled', () => {
      signal(call.request.key).resolve(hadDeadline(call));
      done({ code: grpc.status.CANCELLED });
    });
  },

  HangStream(call) {
    call.write({ text: 'first' });
    call.on('cancelled', () => signal(call.request.key).resolve(hadDeadline(call)));
  },

  async WasCancelled(call, done) {
    done(null, { yes: true, had_deadline: await signal(call.request.key).done });
  },

  Mirror(call, done) {
    const [text] = call.metadata.get('probe-text');
    const [data] = call.metadata.get('probe-data-bin');
    const headers = new grpc.Metadata();
    headers.set('probe-header', text);
    headers.set('probe-header-bin', data);
    call.sendMetadata(headers);
    const trailers = new grpc.Metadata();
    trailers.set('probe-trailer', call.getPath());
    trailers.set('probe-trailer-bin', Buffer.from([0, 128, 255]));
    const texts = call.metadata.get('probe-many').flatMap((value) => value.split(', '));
    done(null, { text, payload: data, texts }, trailers);
  },
};

const server = new grpc.Server({ 'grpc.max_receive_message_length': 2 * 1024 * 1024 });
server.addService(Probe.service, service);
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    throw error;
  }
  console.log(port);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
