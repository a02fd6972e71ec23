// Original file: tocsin/aggregator/v1/state.proto

import type { AboutTermInput as _tocsin_window_v1_AboutTermInput, AboutTerm as _tocsin_window_v1_AboutTerm } from '../../../tocsin/window/v1/AboutTerm.ts';
import type { FloodInput as _tocsin_window_v1_FloodInput, Flood as _tocsin_window_v1_Flood } from '../../../tocsin/window/v1/Flood.ts';

/**
 * What a newest window was last found to be about, with how many negatives, at which second.
 */
export interface AboutStateInput {
  'terms'?: (_tocsin_window_v1_AboutTermInput)[];
  'negative'?: (number | string);
  'atMs'?: (number | string);
  'flood'?: (_tocsin_window_v1_FloodInput | null);
}

/**
 * What a newest window was last found to be about, with how many negatives, at which second.
 */
export interface AboutState {
  'terms': (_tocsin_window_v1_AboutTerm)[];
  'negative': (number);
  'atMs': (number);
  'flood': (_tocsin_window_v1_Flood | null);
}
