// Original file: tocsin/hold/v1/hold.proto

import type { EnforcementInput as _tocsin_crisis_v1_EnforcementInput, Enforcement as _tocsin_crisis_v1_Enforcement } from '../../../tocsin/crisis/v1/Enforcement.ts';

export interface ReportEnforcementRequestInput {
  'requestId'?: (string);
  'holdId'?: (string);
  'enforcement'?: (_tocsin_crisis_v1_EnforcementInput | null);
}

export interface ReportEnforcementRequest {
  'requestId': (string);
  'holdId': (string);
  'enforcement': (_tocsin_crisis_v1_Enforcement | null);
}
