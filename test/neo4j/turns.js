import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { NotHere, startEmbeddedServer } from './embedded-server.js';

/**
 * Gives the one Neo4j of a Jest run to one test file at a time. Lives in Jest's main process; a file's worker connects,
 * is answered with a line of JSON when its turn comes, and has the database until it closes the connection, or dies.
 * Answers `{settings}`, `{absent}` (why there is none) or `{error}`. The server starts when it is first asked for. Each line
 * that the worker sends then is a command for a server that was started here; `{done}` or `{error}` answers it.
 */
export class Turns {
  #server = createServer((socket) => this.#queue(socket));
  #last = Promise.resolve();
  #answer = null;
  #embedded = null;

  /** @returns {Promise<number>} the port to connect to, on 127.0.0.1 */
  async listen() {
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    this.#server.unref();
    return this.#server.address().port;
  }

  async end() {
    this.#server.close();
    await this.#answer;
    await this.#embedded?.stop();
  }

  #queue(socket) {
    const gone = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    createInterface({ input: socket }).on('line', (line) => void this.#command(socket, line));
    this.#last = this.#last.then(async () => {
      if (socket.destroyed || socket.readableEnded) return;
      this.#answer ??= this.#firstAnswer();
      socket.write(`${JSON.stringify(await this.#answer)}\n`);
      await gone;
    });
  }

  async #command(socket, line) {
    try {
      if (!this.#embedded) throw new Error('the Neo4j of NEO4J_URI takes no commands');
      await this.#embedded.command(line);
      socket.write(`${JSON.stringify({ done: line })}\n`);
    } catch (error) {
      socket.write(`${JSON.stringify({ error: error.message })}\n`);
    }
  }

  async #firstAnswer() {
    const { NEO4J_URI: uri, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE } = process.env;
    if (uri) {
      const database = NEO4J_DATABASE || undefined;
      return { settings: { uri, user: NEO4J_USER ?? 'neo4j', password: NEO4J_PASSWORD ?? '', database } };
    }
    try {
      this.#embedded = await startEmbeddedServer();
      return { settings: this.#embedded.settings, commands: true };
    } catch (error) {
      if (!(error instanceof NotHere)) return { error: error.message };
      const line = `The Neo4j half of the tests was not run: ${error.message}, and NEO4J_URI is not set.`;
      if (process.env.PAPERGRAPH_REQUIRE_NEO4J === '1') return { error: line };
      process.stderr.write(`${line}\n`);
      return { absent: line };
    }
  }
}
