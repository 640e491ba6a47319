import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { useFormats } from '../format/formats';
import { useNow } from '../format/useNow';
import { useProblemWords } from '../i18n/problems';
import styles from './Composer.module.css';
import type { Outcome, Remedy } from './useOutcome';

/** Says above the field what became of an answer, and asks where somebody has to decide. */
export function SendNote({
  outcome,
  onSend,
  onKeep,
}: {
  outcome: Outcome;
  onSend: (seenUpTo: string | undefined) => void;
  onKeep: () => void;
}) {
  switch (outcome.kind) {
    case 'none':
      return null;
    case 'newer':
      return <NewerReply problem={outcome.problem} onSend={onSend} onKeep={onKeep} />;
    case 'refused':
      return <NotSent problem={outcome.problem} />;
    case 'unknown':
      return <Unknown problem={outcome.problem} remedy={outcome.remedy} />;
  }
}

function NewerReply({
  problem,
  onSend,
  onKeep,
}: {
  problem: Problem;
  onSend: (seenUpTo: string | undefined) => void;
  onKeep: () => void;
}) {
  const { t } = useTranslation('inbox');
  const { ago } = useFormats();
  // An alert is read aloud with each change.
  const now = useNow(60_000);
  const { sentAt, messageId, byUsername } = problem.parameters;
  const when = ago(typeof sentAt === 'string' ? sentAt : now, now);
  return (
    <div role="alert" className={styles['note']}>
      <p>{byUsername ? t('newer.by', { name: byUsername, ago: when }) : t('newer.atX', { ago: when })}</p>
      <div className={styles['choices']}>
        <Button size="xs" onClick={() => onSend(typeof messageId === 'string' ? messageId : undefined)}>
          {t('newer.send')}
        </Button>
        <Button size="xs" variant="default" onClick={onKeep}>
          {t('newer.keep')}
        </Button>
      </div>
    </div>
  );
}

function NotSent({ problem }: { problem: Error }) {
  const { t } = useTranslation('inbox');
  return (
    <Alert color="red" role="alert" title={t('composer.notSent')} className={styles['alert'] ?? ''}>
      <p className={styles['measure']}>
        <Reason problem={problem} />
      </p>
    </Alert>
  );
}

function Unknown({ remedy, problem }: { remedy: Remedy; problem: Error | undefined }) {
  const { t } = useTranslation('inbox');
  return (
    <div role="alert" className={styles['note']}>
      <p>{t('composer.unknown')}</p>
      <p>
        {problem && <Reason problem={problem} />} {t(`composer.unknownRemedy.${remedy}`)}
      </p>
    </div>
  );
}

/** Of what may pass it is said below what to do. */
function Reason({ problem }: { problem: Error }) {
  const words = useProblemWords();
  const about = problem instanceof Problem ? problem.errors.find(({ field }) => field === 'text') : undefined;
  const { message, remedy } = words.problem(problem);
  const mayPass = problem instanceof Problem && problem.mayPass;
  return about ? words.field(about) : mayPass ? message : `${message} ${remedy ?? ''}`;
}
