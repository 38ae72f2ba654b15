/* Checks a binder in the browser, without a network: the archive byte by byte, every file's SHA-256, the chain of seals, and for
   each entry of the ledger its way up to the root of its seal (RFC 6962). Says which file is the first that differs. */
'use strict';
(() => {
  const korean = navigator.language.toLowerCase().startsWith('ko');
  const say = (ko, en) => korean ? ko : en;
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const encoder = new TextEncoder();
  const result = document.getElementById('result');
  const progress = document.getElementById('progress');

  class Fault extends Error {
    constructor(file, why) {
      super(`${file}: ${why}`);
    }
  }

  const WHY = {
    content: () => say('내용이 다릅니다.', 'its content differs.'),
    header: () => say('ZIP에 적힌 정보가 다릅니다.', 'what the ZIP says of it differs.'),
    missing: () => say('파일이 없습니다.', 'it is missing.'),
    extra: () => say('목록에 없는 파일입니다.', 'it is in no list.'),
    line: () => say('읽을 수 없는 줄이 있습니다.', 'a line of it can\'t be read.'),
    chain: () => say('봉인이 이어지지 않습니다.', 'the seals do not follow from each other up to the head.'),
    outside: () => say('밖에 보관한 봉인값과 다릅니다.', 'a head that was kept elsewhere differs.'),
    entry: number => say(`기록 ${number}번이 봉인에 들어 있지 않습니다.`, `entry ${number} does not lie under its seal.`),
  };
  const DIRECTORY = say('ZIP의 목차', 'the directory of the ZIP');

  const hex = bytes => Array.from(bytes, one => one.toString(16).padStart(2, '0')).join('');

  function unhex(digits) {
    if (!/^([0-9a-f]{2})*$/.test(digits)) {
      throw new Error('no hexadecimal digits');
    }
    return Uint8Array.from(digits.match(/../g) || [], pair => parseInt(pair, 16));
  }

  function joined(...parts) {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

  const CRC = Uint32Array.from({ length: 256 }, (_unused, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) {
      value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    }
    return value;
  });

  function crc32(bytes) {
    let value = 0xffffffff;
    for (let at = 0; at < bytes.length; at++) {
      value = CRC[(value ^ bytes[at]) & 0xff] ^ (value >>> 8);
    }
    return (value ^ 0xffffffff) >>> 0;
  }

  const read = async blob => new Uint8Array(await blob.arrayBuffer());

  /* ZIP, without compression: [{name, crc, blob}] in its order. Whatever of it isn't a file's content has to be as we write it. */
  const LOCAL = 30, CENTRAL = 46, END = 22, VERSION = 10, UTF8 = 0x0800, TIME = 0, DATE = 0x0041;

  function header(signature, size, entry, central) {
    const view = new DataView(new ArrayBuffer(size));
    let at = 0;
    const two = value => { view.setUint16(at, value, true); at += 2; };
    const four = value => { view.setUint32(at, value, true); at += 4; };
    four(signature);
    if (central) {
      two(VERSION);
    }
    [VERSION, UTF8, 0, TIME, DATE].forEach(two);
    [entry.crc, entry.size, entry.size].forEach(four);
    [entry.raw.length, 0].forEach(two);
    if (central) {
      [0, 0, 0].forEach(two);
      [0, entry.offset].forEach(four);
    }
    return joined(new Uint8Array(view.buffer), entry.raw);
  }

  const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

  async function unzipped(zip) {
    const end = new DataView(await zip.slice(-END).arrayBuffer());
    if (end.byteLength < END || end.getUint32(0, true) !== 0x06054b50) {
      throw new Fault(DIRECTORY, WHY.content());
    }
    const count = end.getUint16(10, true);
    const start = end.getUint32(16, true);
    const directory = await read(zip.slice(start, -END));
    const view = new DataView(directory.buffer);
    const entries = [];
    for (let at = 0; at < directory.length;) {
      if (at + CENTRAL > directory.length || view.getUint32(at, true) !== 0x02014b50) {
        throw new Fault(DIRECTORY, WHY.content());
      }
      const length = view.getUint16(at + 28, true);
      const raw = directory.slice(at + CENTRAL, at + CENTRAL + length);
      const entry = {
        raw, crc: view.getUint32(at + 16, true), size: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true),
        name: new TextDecoder().decode(raw),
      };
      if (!same(header(0x02014b50, CENTRAL, entry, true), directory.slice(at, at + CENTRAL + length))) {
        throw new Fault(entry.name, WHY.header());
      }
      entries.push(entry);
      at += CENTRAL + length;
    }
    let offset = 0;
    for (const entry of entries) {
      const local = await read(zip.slice(offset, offset + LOCAL + entry.raw.length));
      if (entry.offset !== offset || !same(header(0x04034b50, LOCAL, entry, false), local)) {
        throw new Fault(entry.name, WHY.header());
      }
      offset += local.length;
      entry.blob = zip.slice(offset, offset + entry.size);
      offset += entry.size;
    }
    const tail = new DataView(new ArrayBuffer(END));
    tail.setUint32(0, 0x06054b50, true);
    tail.setUint16(8, entries.length, true);
    tail.setUint16(10, entries.length, true);
    tail.setUint32(12, directory.length, true);
    tail.setUint32(16, offset, true);
    if (count !== entries.length || start !== offset
        || !same(new Uint8Array(tail.buffer), new Uint8Array(end.buffer))) {
      throw new Fault(DIRECTORY, WHY.content());
    }
    return entries;
  }

  /* Without the name of the folder around everything. */
  const inside = name => name.slice(name.indexOf('/') + 1);

  const decoded = path => path.replace(/%0A/g, '\n').replace(/%0D/g, '\r').replace(/%25/g, '%');

  function manifest(bytes, file) {
    const lines = new Map();
    let content;
    try {
      content = text.decode(bytes);
    } catch {
      throw new Fault(file, WHY.line());
    }
    for (const line of content.split('\n')) {
      const parts = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
      if (parts) {
        lines.set(decoded(parts[2]), parts[1]);
      } else if (line !== '') {
        throw new Fault(file, WHY.line());
      }
    }
    return lines;
  }

  async function check(files, heads) {
    progress.hidden = false;
    progress.max = files.length;
    const found = new Map();
    const kept = new Map();
    for (const [index, file] of files.entries()) {
      const path = inside(file.name);
      const bytes = await read(file.blob);
      if (file.crc !== undefined && crc32(bytes) !== file.crc) {
        throw new Fault(path, WHY.content());
      }
      found.set(path, hex(await sha256(bytes)));
      if (/^((tag)?manifest-sha256\.txt|data\/ledger\/.*)$/.test(path)) {
        kept.set(path, file.blob);
      }
      progress.value = index + 1;
    }
    const need = async path => {
      if (!kept.has(path)) {
        throw new Fault(path, WHY.missing());
      }
      return read(kept.get(path));
    };
    const tags = manifest(await need('tagmanifest-sha256.txt'), 'tagmanifest-sha256.txt');
    compare(tags, found, path => !path.startsWith('data/') && path !== 'tagmanifest-sha256.txt');
    compare(manifest(await need('manifest-sha256.txt'), 'manifest-sha256.txt'), found, path => path.startsWith('data/'));
    const entries = await ledger(kept, need, heads);
    return { files: files.length, entries };
  }

  function compare(said, found, concerned) {
    for (const [path, hash] of said) {
      if (!found.has(path)) {
        throw new Fault(path, WHY.missing());
      }
      if (found.get(path) !== hash) {
        throw new Fault(path, WHY.content());
      }
    }
    for (const path of found.keys()) {
      if (concerned(path) && !said.has(path)) {
        throw new Fault(path, WHY.extra());
      }
    }
  }

  async function ledger(kept, need, heads) {
    const ends = JSON.parse(text.decode(await need('data/ledger/head.json')));
    const paths = [...kept.keys()].sort();
    const seals = new Map();
    let next = ends.firstSeal;
    let head = ends.previous;
    for (const path of paths.filter(one => /\/seals-\d+\.csv$/.test(one))) {
      for (const line of text.decode(await need(path)).split('\n').slice(1).filter(one => one)) {
        const [number, entries, sealed, sealedAt] = line.split(',');
        if (Number(number) !== next) {
          throw new Fault(path, WHY.chain());
        }
        head = hex(await sha256(encoder.encode(
            `{"entries":"${entries}","previous":"${head}","root":"${sealed}","seal":"${number}","sealedAt":"${sealedAt}"}`)));
        if (heads.has(next) && heads.get(next) !== head) {
          throw new Fault(path, WHY.outside());
        }
        seals.set(next, { entries: Number(entries), root: sealed });
        next++;
      }
    }
    if (`${next - 1}:${head}` !== ends.head) {
      throw new Fault('data/ledger/head.json', WHY.chain());
    }
    let proved = 0;
    for (const path of paths.filter(one => /\/entries-\d+\.jsonl$/.test(one))) {
      for (const line of text.decode(await need(path)).split('\n').filter(one => one)) {
        const entry = JSON.parse(line);
        const seal = seals.get(entry.seal);
        if (!seal || seal.entries !== entry.size || !names(entry) || hex(await root(entry)) !== seal.root) {
          throw new Fault(path, WHY.entry(entry.entry));
        }
        proved++;
      }
    }
    return proved;
  }

  function names(entry) {
    if (entry.body === undefined) {
      return true;
    }
    const body = JSON.parse(entry.body);
    return body.source === entry.source && body.key === entry.key && body.act === entry.act;
  }

  /* The root to which the hashes beside its way lead; empty when there are too few or too many. */
  async function root(entry) {
    const digest = entry.body === undefined
      ? unhex(entry.digest)
      : await sha256(joined(unhex(entry.salt), encoder.encode(entry.body)));
    const number = new Uint8Array(8);
    new DataView(number.buffer).setBigUint64(0, BigInt(entry.entry));
    let hash = await sha256(joined([0], number, digest));
    const path = [...entry.path || []];
    for (let at = entry.position, width = entry.size; width > 1; at = Math.floor(at / 2), width = Math.ceil(width / 2)) {
      if ((at ^ 1) < width) {
        const beside = unhex(path.shift() || '');
        hash = await sha256(at % 2 === 0 ? joined([1], hash, beside) : joined([1], beside, hash));
      }
    }
    return path.length ? [] : hash;
  }

  function known() {
    const heads = new Map();
    for (const line of document.getElementById('heads').value.split('\n')) {
      const parts = /^\s*(\d{1,15})[:\s]+([0-9a-fA-F]{64})\s*$/.exec(line);
      if (parts) {
        heads.set(Number(parts[1]), parts[2].toLowerCase());
      }
    }
    return heads;
  }

  function show(message, kind) {
    result.textContent = message;
    result.className = kind;
    result.setAttribute('role', kind === 'bad' ? 'alert' : 'status');
  }

  async function run(files) {
    show(say('검증하고 있습니다.', 'Checking.'), '');
    try {
      const done = await check(await files(), known());
      show(say(`모두 그대로입니다. 파일 ${done.files}개와 원장 기록 ${done.entries}건을 검증했습니다.`,
          `Everything is as it was. ${done.files} files and ${done.entries} entries of the ledger were checked.`), 'good');
    } catch (fault) {
      show(say('다른 것이 있습니다. ', 'Something differs. ') + fault.message, 'bad');
    } finally {
      progress.hidden = true;
    }
  }

  if (!korean) {
    document.documentElement.lang = 'en';
    document.querySelectorAll('[data-en]').forEach(one => { one.textContent = one.dataset.en; });
  }
  for (const file of JSON.parse(document.getElementById('content').textContent)) {
    const row = document.getElementById('list').insertRow();
    const link = document.createElement('a');
    link.href = file.path.split('/').map(encodeURIComponent).join('/');
    link.textContent = file.path;
    row.insertCell().append(link);
    const size = row.insertCell();
    size.className = 'size';
    size.textContent = file.size.toLocaleString();
  }
  for (const id of ['zip', 'folder']) {
    // Who chooses the same file again wants it checked again.
    document.getElementById(id).addEventListener('click', event => { event.target.value = ''; });
  }
  document.getElementById('zip').addEventListener('change', event => {
    if (event.target.files.length) {
      run(() => unzipped(event.target.files[0]));
    }
  });
  document.getElementById('folder').addEventListener('change', event => {
    if (event.target.files.length) {
      run(async () => [...event.target.files].map(file => ({ name: file.webkitRelativePath, blob: file })));
    }
  });
})();
