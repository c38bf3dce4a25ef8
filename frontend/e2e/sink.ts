import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A message as the mail server took it. */
export interface Letter {
  from: string;
  to: string[];
  /** Headers and body, with lines that end in CR LF. */
  source: string;
}

/** A mail server that takes everything and delivers nothing. */
export interface Sink {
  /** For --smtp. */
  address: string;
  letters: Letter[];
  stop: () => Promise<void>;
}

function converse(socket: Socket, letters: Letter[]): void {
  let heard = '';
  let data = false;
  let letter: Letter = { from: '', to: [], source: '' };
  const say = (line: string) => socket.write(`${line}\r\n`);
  const take = (line: string) => {
    const [, mailbox = ''] = /<(.*?)>/.exec(line) ?? [];
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
      case 'HELO':
        return say('250 sink');
      case 'MAIL':
        letter = { from: mailbox, to: [], source: '' };
        return say('250 ok');
      case 'RCPT':
        letter.to.push(mailbox);
        return say('250 ok');
      case 'DATA':
        data = true;
        return say('354 go on');
      case 'RSET':
      case 'NOOP':
        return say('250 ok');
      case 'QUIT':
        say('221 bye');
        return socket.end();
      default:
        return say('502 not here');
    }
  };
  const end = '\r\n.\r\n';
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (text: string) => {
    heard += text;
    for (;;) {
      const stop = heard.indexOf(data ? end : '\r\n');
      if (stop < 0) return;
      const piece = heard.slice(0, stop);
      heard = heard.slice(stop + (data ? end.length : 2));
      if (!data) {
        take(piece);
        continue;
      }
      data = false;
      letters.push({ ...letter, source: piece.replace(/^\.\./gm, '.') });
      say('250 taken');
    }
  });
  say('220 sink');
}

export async function startSink(): Promise<Sink> {
  const letters: Letter[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    converse(socket, letters);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    for (const socket of open) socket.destroy();
    await new Promise((closed) => server.close(closed));
  };
  return { address: `smtp://127.0.0.1:${port}`, letters, stop };
}

/** A header's text; words that are encoded in it are decoded. */
export function header({ source }: Letter, name: string): string {
  const head = source.slice(0, source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const line = head.split('\r\n').find((entry) => entry.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? '';
  return line
    .slice(name.length + 1)
    .trim()
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(b|q)\?(.*?)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : Buffer.from(text.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString(),
    );
}

/** The files that are attached, by name. */
export function attachments({ source }: Letter): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const part of source.split(/\r\n--/)) {
    const gap = part.indexOf('\r\n\r\n');
    const head = part.slice(0, Math.max(gap, 0)).replace(/\r\n[ \t]+/g, ' ');
    const [, name] = /^Content-Disposition:\s*attachment;.*?filename="?([^";\r\n]+)/im.exec(head) ?? [];
    if (name && /^Content-Transfer-Encoding:\s*base64/im.test(head)) found.set(name, Buffer.from(part.slice(gap + 4), 'base64'));
  }
  return found;
}
