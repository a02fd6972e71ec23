// Original file: tocsin/crisis/v1/crisis.proto

import type { PhaseInput as _tocsin_crisis_v1_PhaseInput, Phase as _tocsin_crisis_v1_Phase } from '../../../tocsin/crisis/v1/Phase.ts';
import type { LastingHarmInput as _tocsin_crisis_v1_LastingHarmInput, LastingHarm as _tocsin_crisis_v1_LastingHarm } from '../../../tocsin/crisis/v1/LastingHarm.ts';
import type { EvidenceInput as _tocsin_crisis_v1_EvidenceInput, Evidence as _tocsin_crisis_v1_Evidence } from '../../../tocsin/crisis/v1/Evidence.ts';
import type { HolderInput as _tocsin_crisis_v1_HolderInput, Holder as _tocsin_crisis_v1_Holder } from '../../../tocsin/crisis/v1/Holder.ts';
import type { StepInput as _tocsin_crisis_v1_StepInput, Step as _tocsin_crisis_v1_Step } from '../../../tocsin/crisis/v1/Step.ts';
import type { AcknowledgementStateInput as _tocsin_crisis_v1_AcknowledgementStateInput, AcknowledgementState as _tocsin_crisis_v1_AcknowledgementState } from '../../../tocsin/crisis/v1/AcknowledgementState.ts';
import type { FactInput as _tocsin_crisis_v1_FactInput, Fact as _tocsin_crisis_v1_Fact } from '../../../tocsin/crisis/v1/Fact.ts';
import type { HoldStateInput as _tocsin_crisis_v1_HoldStateInput, HoldState as _tocsin_crisis_v1_HoldState } from '../../../tocsin/crisis/v1/HoldState.ts';
import type { CriterionInput as _tocsin_crisis_v1_CriterionInput, Criterion as _tocsin_crisis_v1_Criterion } from '../../../tocsin/crisis/v1/Criterion.ts';
import type { FlagNoteInput as _tocsin_crisis_v1_FlagNoteInput, FlagNote as _tocsin_crisis_v1_FlagNote } from '../../../tocsin/crisis/v1/FlagNote.ts';

/**
 * Everything that is known of one crisis.
 */
export interface CrisisInput {
  'crisisId'?: (string);
  'brandIds'?: (string)[];
  'phase'?: (_tocsin_crisis_v1_PhaseInput);
  'phaseSinceMs'?: (number | string);
  'stageId'?: (string);
  'playbookVersion'?: (number);
  'scenarioId'?: (string);
  'harm'?: (_tocsin_crisis_v1_LastingHarmInput | null);
  'evidence'?: (_tocsin_crisis_v1_EvidenceInput)[];
  /**
   * While suspected.
   */
  'asked'?: (string)[];
  'questionDeadlineMs'?: (number | string);
  'loudness'?: (number);
  'firstConfirmer'?: (string);
  /**
   * While active.
   */
  'roles'?: (_tocsin_crisis_v1_HolderInput)[];
  'steps'?: (_tocsin_crisis_v1_StepInput)[];
  'acknowledgements'?: (_tocsin_crisis_v1_AcknowledgementStateInput)[];
  'nextUpdateDueMs'?: (number | string);
  'cause'?: (string);
  'causeOwner'?: (string);
  'causeRemoved'?: (boolean);
  'facts'?: (_tocsin_crisis_v1_FactInput)[];
  'holds'?: (_tocsin_crisis_v1_HoldStateInput)[];
  'usualSinceMs'?: (number | string);
  'declineReason'?: (string);
  'snoozedUntilMs'?: (number | string);
  'drill'?: (boolean);
  /**
   * Number of the last event that changed it.
   */
  'seq'?: (number);
  'openedAtMs'?: (number | string);
  'recoveryCriteria'?: (_tocsin_crisis_v1_CriterionInput)[];
  'recoveryProposed'?: (boolean);
  'reviewDueMs'?: (number | string);
  'lessons'?: (string);
  'confirmedBy'?: (string)[];
  /**
   * What employees said when they flagged these brands, for who decides; the newest last.
   */
  'flagNotes'?: (_tocsin_crisis_v1_FlagNoteInput)[];
}

/**
 * Everything that is known of one crisis.
 */
export interface Crisis {
  'crisisId': (string);
  'brandIds': (string)[];
  'phase': (_tocsin_crisis_v1_Phase);
  'phaseSinceMs': (number);
  'stageId': (string);
  'playbookVersion': (number);
  'scenarioId': (string);
  'harm': (_tocsin_crisis_v1_LastingHarm | null);
  'evidence': (_tocsin_crisis_v1_Evidence)[];
  /**
   * While suspected.
   */
  'asked': (string)[];
  'questionDeadlineMs': (number);
  'loudness': (number);
  'firstConfirmer': (string);
  /**
   * While active.
   */
  'roles': (_tocsin_crisis_v1_Holder)[];
  'steps': (_tocsin_crisis_v1_Step)[];
  'acknowledgements': (_tocsin_crisis_v1_AcknowledgementState)[];
  'nextUpdateDueMs': (number);
  'cause': (string);
  'causeOwner': (string);
  'causeRemoved': (boolean);
  'facts': (_tocsin_crisis_v1_Fact)[];
  'holds': (_tocsin_crisis_v1_HoldState)[];
  'usualSinceMs': (number);
  'declineReason': (string);
  'snoozedUntilMs': (number);
  'drill': (boolean);
  /**
   * Number of the last event that changed it.
   */
  'seq': (number);
  'openedAtMs': (number);
  'recoveryCriteria': (_tocsin_crisis_v1_Criterion)[];
  'recoveryProposed': (boolean);
  'reviewDueMs': (number);
  'lessons': (string);
  'confirmedBy': (string)[];
  /**
   * What employees said when they flagged these brands, for who decides; the newest last.
   */
  'flagNotes': (_tocsin_crisis_v1_FlagNote)[];
}
