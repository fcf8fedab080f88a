import { answerMessages } from '../shared/messages.ts';
import { answers } from './answers.ts';
import { recoverChanges } from './recover.ts';
import { forgetClosedTabs } from './tabs.ts';

// Every listener, registered before anything is awaited: a message that starts the worker must find one.
answerMessages(answers);

// Whatever an earlier life of this worker left behind.
recoverChanges();
forgetClosedTabs();
