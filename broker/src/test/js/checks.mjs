// Runs the unmodified JavaScript SDK against the broker. For each check one line on stdout:
// "ok <name>" or "not ok <name>: <reason>". The JUnit test makes a test of each line.
import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { ServiceBusClient } from "@azure/service-bus";

const connectionString = process.argv[2];
const client = new ServiceBusClient(connectionString, {
  retryOptions: { maxRetries: 3, retryDelayInMs: 200, timeoutInMs: 10_000 },
});

// Every check has a queue to itself: "js-<n>", or "js-short-<n>" where locks last one second.
const checks = [];
const check = (name, run) => checks.push({ name, run, queue: `js-${checks.length}` });
const checkOfLocks = (name, run) =>
  checks.push({ name, run, queue: `js-short-${checks.length}` });

class Bench {
  constructor(queue) {
    this.queue = queue;
    this.closing = [];
  }
  sender(queue = this.queue) {
    return this.#own(client.createSender(queue));
  }
  receiver(options = {}) {
    // Locks are to run out when a check lets them.
    return this.#own(
      client.createReceiver(this.queue, { maxAutoLockRenewalDurationInMs: 0, ...options }),
    );
  }
  deadLetters(options = {}) {
    return this.receiver({ subQueueType: "deadLetter", ...options });
  }
  async send(...bodies) {
    await this.sender().sendMessages(bodies.map((body) => (body.body ? body : { body })));
  }
  #own(thing) {
    this.closing.push(thing);
    return thing;
  }
  async close() {
    await Promise.all(this.closing.map((thing) => thing.close()));
  }
}

async function receive(receiver, count = 1, maxWaitTimeInMs = 5_000) {
  const received = [];
  while (received.length < count) {
    const some = await receiver.receiveMessages(count - received.length, { maxWaitTimeInMs });
    if (some.length === 0) break;
    received.push(...some);
  }
  return received;
}

const one = async (receiver) => {
  const [message] = await receive(receiver);
  assert.ok(message, "nothing was received");
  return message;
};
const none = async (receiver) =>
  assert.deepEqual(await receiver.receiveMessages(1, { maxWaitTimeInMs: 300 }), []);
const bodies = (messages) => messages.map((message) => message.body);
const failsWith = (code, promise) =>
  assert.rejects(promise, (error) => {
    assert.equal(error.code, code, String(error));
    return true;
  });
const inSeconds = (seconds) => new Date(Date.now() + seconds * 1000);

check("a sent message is received and completed", async (bench) => {
  await bench.send("hello");
  const receiver = bench.receiver();
  const message = await one(receiver);
  assert.equal(message.body, "hello");
  await receiver.completeMessage(message);
  await none(receiver);
});

check("B-09 the first delivery has delivery count 0, also when peeked before", async (bench) => {
  await bench.send("x");
  const receiver = bench.receiver();
  assert.equal((await receiver.peekMessages(1))[0].deliveryCount, 0);
  const message = await one(receiver);
  assert.equal(message.deliveryCount, 0);
  await receiver.abandonMessage(message);
  assert.equal((await one(receiver)).deliveryCount, 1);
});

check("B-17 properties come back as they were sent", async (bench) => {
  const sent = {
    body: { nested: [1, "two", null] },
    messageId: "id-1",
    correlationId: "correlation",
    contentType: "application/json",
    subject: "subject",
    to: "somewhere",
    replyTo: "answers",
    partitionKey: "key",
    timeToLive: 60_000,
    applicationProperties: { text: "t", number: 1.5, flag: true, nothing: null },
  };
  await bench.send(sent);
  const message = await one(bench.receiver());
  for (const [name, value] of Object.entries(sent)) {
    assert.deepEqual(message[name], value, name);
  }
});

check("messages without an id get one, each another", async (bench) => {
  await bench.send("a", "b");
  const [a, b] = await receive(bench.receiver(), 2);
  assert.ok(a.messageId && b.messageId && a.messageId !== b.messageId);
});

check("the broker's own annotations have the types the SDK expects", async (bench) => {
  await bench.send("x");
  const message = await one(bench.receiver());
  assert.equal(message.sequenceNumber.toString(), "1");
  assert.ok(Math.abs(message.enqueuedTimeUtc - Date.now()) < 10_000);
  assert.ok(message.lockedUntilUtc > new Date());
  assert.equal(message.state, "active");
  assert.match(message.lockToken, /^[0-9a-f-]{36}$/);
});

check("messages arrive in the order in which they were sent", async (bench) => {
  const numbers = Array.from({ length: 50 }, (_, i) => `m${i}`);
  await bench.send(...numbers);
  assert.deepEqual(bodies(await receive(bench.receiver(), 50)), numbers);
});

check("B-21 a batch is stored as messages with their own ids", async (bench) => {
  const sender = bench.sender();
  const batch = await sender.createMessageBatch();
  for (const id of ["a", "b", "c"]) {
    assert.ok(batch.tryAddMessage({ body: id, messageId: id }));
  }
  await sender.sendMessages(batch);
  const received = await receive(bench.receiver(), 3);
  assert.deepEqual(received.map((message) => message.messageId), ["a", "b", "c"]);
});

check("B-05 the size of a batch is what the queue allows", async (bench) => {
  const batch = await bench.sender().createMessageBatch();
  assert.equal(batch.maxSizeInBytes, 262_144);
  assert.equal(batch.tryAddMessage({ body: "x".repeat(300_000) }), false);
});

check("B-21 a message above the limit is refused, and the sender goes on", async (bench) => {
  const sender = bench.sender();
  await failsWith("MessageSizeExceeded", sender.sendMessages({ body: "x".repeat(300_000) }));
  await sender.sendMessages({ body: "small" });
  assert.equal((await one(bench.receiver())).body, "small");
});

check("B-20 a message of 200 kB comes back byte by byte", async (bench) => {
  const body = Buffer.alloc(200_000, 0).map((_, i) => i % 251);
  await bench.sender().sendMessages({ body });
  assert.ok(Buffer.from((await one(bench.receiver())).body).equals(body));
});

check("an abandoned message returns with changed properties", async (bench) => {
  await bench.send({ body: "x", applicationProperties: { kept: 1, changed: 1 } });
  const receiver = bench.receiver();
  await receiver.abandonMessage(await one(receiver), { changed: 2, added: "new" });
  const again = await one(receiver);
  assert.deepEqual(again.applicationProperties, { kept: 1, changed: 2, added: "new" });
});

check("B-08 a deferred message is received by its sequence number only", async (bench) => {
  await bench.send("x");
  const receiver = bench.receiver();
  const message = await one(receiver);
  await receiver.deferMessage(message, { why: "later" });
  await none(receiver);
  const [deferred] = await receiver.receiveDeferredMessages(message.sequenceNumber);
  assert.equal(deferred.body, "x");
  assert.equal(deferred.state, "deferred");
  assert.equal(deferred.applicationProperties.why, "later");
  await receiver.completeMessage(deferred);
  await failsWith(
    "MessageNotFound",
    receiver.receiveDeferredMessages(message.sequenceNumber),
  );
});

check("an abandoned deferred message stays deferred", async (bench) => {
  await bench.send("x");
  const receiver = bench.receiver();
  const message = await one(receiver);
  await receiver.deferMessage(message);
  const [deferred] = await receiver.receiveDeferredMessages(message.sequenceNumber);
  await receiver.abandonMessage(deferred);
  const [again] = await receiver.receiveDeferredMessages(message.sequenceNumber);
  assert.equal(again.deliveryCount, 1);
  await receiver.deadLetterMessage(again, { deadLetterReason: "r" });
  assert.equal((await one(bench.deadLetters())).deadLetterReason, "r");
});

check("B-08 a dead-lettered message carries reason, description and properties", async (bench) => {
  await bench.send({ body: "x", messageId: "dead" });
  const receiver = bench.receiver();
  await receiver.deadLetterMessage(await one(receiver), {
    deadLetterReason: "reason",
    deadLetterErrorDescription: "description",
    extra: 7,
  });
  await none(receiver);
  const dead = await one(bench.deadLetters());
  assert.equal(dead.messageId, "dead");
  assert.equal(dead.deadLetterReason, "reason");
  assert.equal(dead.deadLetterErrorDescription, "description");
  assert.equal(dead.applicationProperties.extra, 7);
});

check("every settlement works in the dead-letter queue", async (bench) => {
  await bench.send("a");
  const receiver = bench.receiver();
  await receiver.deadLetterMessage(await one(receiver));
  const deadLetters = bench.deadLetters();
  await deadLetters.abandonMessage(await one(deadLetters));
  const message = await one(deadLetters);
  await deadLetters.renewMessageLock(message);
  await deadLetters.deferMessage(message);
  const [deferred] = await deadLetters.receiveDeferredMessages(message.sequenceNumber);
  assert.equal((await deadLetters.peekMessages(5)).length, 1);
  await deadLetters.completeMessage(deferred);
  assert.equal((await deadLetters.peekMessages(5)).length, 0);
});

check("B-09 the last failed delivery moves a message to the dead letters", async (bench) => {
  await bench.send("x");
  const receiver = bench.receiver();
  for (let count = 0; count < 3; count++) {
    const message = await one(receiver);
    assert.equal(message.deliveryCount, count);
    await receiver.abandonMessage(message);
  }
  const dead = await one(bench.deadLetters());
  assert.equal(dead.deadLetterReason, "MaxDeliveryCountExceeded");
  assert.equal(dead.deliveryCount, 3);
});

checkOfLocks("B-01 what was locked too long can no longer be settled", async (bench) => {
  await bench.send("a");
  const receiver = bench.receiver();
  const message = await one(receiver);
  const again = await one(receiver);
  assert.equal(again.deliveryCount, 1);
  await failsWith("MessageLockLost", receiver.completeMessage(message));
  await receiver.completeMessage(again);
  await none(receiver);
});

checkOfLocks("B-02 a renewed lock ends later, and a lost one cannot be renewed", async (bench) => {
  await bench.send("x");
  const receiver = bench.receiver();
  const message = await one(receiver);
  await delay(600);
  const renewed = await receiver.renewMessageLock(message);
  assert.ok(renewed > message.lockedUntilUtc || renewed.getTime() > Date.now());
  await delay(600);
  await receiver.completeMessage(message);
  await failsWith("MessageLockLost", receiver.renewMessageLock(message));
});

checkOfLocks("a subscription with automatic renewal keeps a message beyond its lock", async (bench) => {
  await bench.send("slow");
  const receiver = client.createReceiver(bench.queue);
  const done = new Promise((resolve, reject) => {
    receiver.subscribe(
      {
        processMessage: async (message) => {
          await delay(2_500);
          resolve(message.deliveryCount);
        },
        processError: async ({ error }) => reject(error),
      },
      { autoCompleteMessages: true },
    );
  });
  assert.equal(await done, 0);
  await delay(100);
  await receiver.close();
  assert.equal((await bench.receiver().peekMessages(1)).length, 0);
});

check("a subscription takes many messages concurrently, each once", async (bench) => {
  await bench.send(...Array.from({ length: 200 }, (_, i) => `m${i}`));
  const receiver = bench.receiver();
  const seen = [];
  await new Promise((resolve, reject) => {
    receiver.subscribe(
      {
        processMessage: async (message) => {
          seen.push(message.body);
          if (seen.length === 200) resolve();
        },
        processError: async ({ error }) => reject(error),
      },
      { maxConcurrentCalls: 20 },
    );
  });
  assert.equal(new Set(seen).size, 200);
});

check("receive and delete takes messages out at once", async (bench) => {
  await bench.send("a", "b");
  const receiver = bench.receiver({ receiveMode: "receiveAndDelete" });
  assert.deepEqual(bodies(await receive(receiver, 2)), ["a", "b"]);
  assert.equal((await receiver.peekMessages(5)).length, 0);
});

check("B-19 receiving from an empty queue drains, and a later message is not lost", async (bench) => {
  const receiver = bench.receiver();
  await none(receiver);
  await bench.send("later");
  const message = await one(receiver);
  assert.equal(message.body, "later");
  assert.equal(message.deliveryCount, 0);
});

check("a scheduled message arrives when it is due, not before", async (bench) => {
  const due = inSeconds(3);
  await bench.sender().scheduleMessages({ body: "x" }, due);
  const receiver = bench.receiver();
  await none(receiver);
  const message = await one(receiver);
  assert.ok(Date.now() >= due.getTime(), "came early");
  assert.equal(message.scheduledEnqueueTimeUtc.getTime(), due.getTime());
});

check("a message with a scheduled time in its annotations waits too", async (bench) => {
  await bench.sender().sendMessages({ body: "x", scheduledEnqueueTimeUtc: inSeconds(3) });
  const receiver = bench.receiver();
  await none(receiver);
  assert.equal((await one(receiver)).body, "x");
});

check("B-12 a cancelled message never arrives, and cannot be cancelled twice", async (bench) => {
  const sender = bench.sender();
  const [number] = await sender.scheduleMessages({ body: "x" }, inSeconds(1));
  await sender.cancelScheduledMessages(number);
  await failsWith("MessageNotFound", sender.cancelScheduledMessages(number));
  await delay(1_200);
  await none(bench.receiver());
});

check("B-13 scheduling for now or the past delivers at once, in order", async (bench) => {
  const sender = bench.sender();
  const numbers = await sender.scheduleMessages([{ body: "a" }, { body: "b" }], new Date(0));
  assert.equal(numbers.length, 2);
  assert.ok(numbers[0].lessThan(numbers[1]));
  await sender.scheduleMessages({ body: "c" }, new Date());
  assert.deepEqual(bodies(await receive(bench.receiver(), 3)), ["a", "b", "c"]);
});

check("peek shows active, deferred, scheduled and locked messages with their state", async (bench) => {
  await bench.send("deferred", "locked", "active");
  await bench.sender().scheduleMessages({ body: "scheduled" }, inSeconds(60));
  const receiver = bench.receiver();
  const [first] = await receive(receiver, 2);
  await receiver.deferMessage(first);
  const peeked = await bench.receiver().peekMessages(10);
  assert.deepEqual(
    peeked.map((message) => `${message.body}: ${message.state}`),
    ["deferred: deferred", "locked: active", "active: active", "scheduled: scheduled"],
  );
});

check("B-07 peek continues behind what it has shown, and an empty queue shows nothing", async (bench) => {
  const receiver = bench.receiver();
  assert.deepEqual(await receiver.peekMessages(1), []);
  await bench.send("a", "b", "c");
  assert.deepEqual(bodies(await receiver.peekMessages(2)), ["a", "b"]);
  assert.deepEqual(bodies(await receiver.peekMessages(2)), ["c"]);
});

check("an expired message is gone", async (bench) => {
  await bench.send({ body: "short", timeToLive: 300 }, "long");
  await delay(400);
  assert.deepEqual(bodies(await receive(bench.receiver(), 2, 300)), ["long"]);
});

check("a queue that does not exist is named as missing", async (bench) => {
  await failsWith(
    "MessagingEntityNotFound",
    bench.sender("no-such-queue").sendMessages({ body: "x" }),
  );
});

check("a session receiver is refused", async (bench) => {
  await assert.rejects(client.acceptSession(bench.queue, "s"), /session/i);
});

check("two receivers share the messages of a queue", async (bench) => {
  await bench.send("a", "b");
  const first = bench.receiver();
  const second = bench.receiver();
  const received = [await one(first), await one(second)];
  assert.deepEqual(bodies(received).sort(), ["a", "b"]);
});

check("B-14 a duplicate is accepted but not stored", async (bench) => {
  const sender = bench.sender("duplicates");
  const receiver = client.createReceiver("duplicates");
  await sender.sendMessages({ body: "first", messageId: "same" });
  await sender.sendMessages({ body: "second", messageId: "same" });
  await sender.sendMessages([{ body: "no id" }, { body: "no id" }]);
  const received = await receive(receiver, 4, 300);
  assert.deepEqual(bodies(received), ["first", "no id", "no id"]);
  await receiver.close();
});

async function main() {
  const execute = async ({ name, run, queue }) => {
    const bench = new Bench(queue);
    try {
      await run(bench);
      console.log(`ok ${name}`);
    } catch (error) {
      console.log(`not ok ${name}: ${String(error.stack ?? error).replaceAll("\n", " | ")}`);
    }
    await bench.close();
  };
  await Promise.all(checks.map(execute));
  await client.close();
  console.log(`done ${checks.length}`);
}

// The exit code stays 0: which checks failed is told by the lines.
await main();
