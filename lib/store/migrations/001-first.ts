/** The first layout. Frozen: a later change is a migration of its own. */
export function createFirstLayout(database: IDBDatabase): void {
  database.createObjectStore('meta', { keyPath: 'key' });
  database.createObjectStore('outbox', { keyPath: 'seq' });
  database.createObjectStore('profiles', { keyPath: 'id' });

  const versions = database.createObjectStore('versions', { keyPath: 'id' });
  versions.createIndex('byNumber', ['profileId', 'number'], { unique: true });

  const cycles = database.createObjectStore('cycles', { keyPath: 'id' });
  cycles.createIndex('bySeq', ['profileId', 'seq'], { unique: true });
  cycles.createIndex('byReply', ['site', 'replyKey'], { unique: true });

  const events = database.createObjectStore('events', { keyPath: 'id' });
  events.createIndex('byCycle', 'cycleId');

  const jobs = database.createObjectStore('jobs', { keyPath: 'id' });
  jobs.createIndex('byState', ['state', 'createdAt']);

  const outcomes = database.createObjectStore('outcomes', { keyPath: 'cycleId' });
  outcomes.createIndex('bySeq', ['profileId', 'seq'], { unique: true });

  const answers = database.createObjectStore('answers', { keyPath: ['jobId', 'requestKey'] });
  answers.createIndex('byJob', 'jobId');

  const deployments = database.createObjectStore('deployments', { keyPath: 'id' });
  deployments.createIndex('bySite', ['profileId', 'site', 'at']);
  deployments.createIndex('byPlace', ['profileId', 'site', 'place', 'at']);
}
