// A mail server on a free port of this machine. It says "ready PORT", then one line of JSON for each mail it takes.
// The recipient decides how it behaves: busy@ is refused once for now, refused@ for good, slow@ is taken but never confirmed.
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';

const refusedOnce = new Set();
const say = line => process.stdout.write(JSON.stringify(line) + '\n');

function failure(code, text) {
  const error = new Error(text);
  error.responseCode = code;
  return error;
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo(address, session, done) {
    const name = address.address.split('@')[0];
    if (name.startsWith('refused')) return done(failure(550, 'no such mailbox'));
    if (name.startsWith('busy') && !refusedOnce.has(name)) {
      refusedOnce.add(name);
      return done(failure(451, 'try again'));
    }
    return done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', async () => {
      const raw = Buffer.concat(parts).toString('latin1');
      const mail = await simpleParser(Buffer.concat(parts));
      say({
        to: session.envelope.rcptTo.map(to => to.address),
        from: session.envelope.mailFrom.address,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        autoSubmitted: String(mail.headers.get('auto-submitted') ?? ''),
        rawHead: raw.slice(0, raw.indexOf('\r\n\r\n')),
      });
      if (!session.envelope.rcptTo[0].address.startsWith('slow')) done();
    });
  },
});
server.on('error', error => process.stderr.write(String(error) + '\n'));
server.listen(0, '127.0.0.1', () => process.stdout.write(`ready ${server.server.address().port}\n`));
process.stdin.on('end', () => process.exit(0)).resume();
