import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventStreamReader, type StreamMessage } from './events';

const stream = ': hello\r\n\r\nid: 7\ndata: {"type":"Invoice",\ndata: "id":"a"}\n\nretry: 10\ndata:x\r\n\r\nid: 8\n\n';
const messages: StreamMessage[] = [
  { id: '7', data: '{"type":"Invoice",\n"id":"a"}' },
  { id: '7', data: 'x' },
];

it('reads the same messages, however the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
      const seen: StreamMessage[] = [];
      const read = eventStreamReader((message) => seen.push(message));
      const points = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
      points.slice(1).forEach((end, i) => read(stream.slice(points[i], end)));
      expect(seen).toEqual(messages);
    }),
  );
});
