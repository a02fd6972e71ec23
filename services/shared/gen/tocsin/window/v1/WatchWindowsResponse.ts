// Original file: tocsin/window/v1/window.proto

import type { WindowInput as _tocsin_window_v1_WindowInput, Window as _tocsin_window_v1_Window } from '../../../tocsin/window/v1/Window.ts';

/**
 * Either a window or a heartbeat (every 15 s) carries a resume token. Delivery is at least once.
 */
export interface WatchWindowsResponseInput {
  'window'?: (_tocsin_window_v1_WindowInput | null);
  'heartbeat'?: (boolean);
  'resumeToken'?: (string);
}

/**
 * Either a window or a heartbeat (every 15 s) carries a resume token. Delivery is at least once.
 */
export interface WatchWindowsResponse {
  'window': (_tocsin_window_v1_Window | null);
  'heartbeat': (boolean);
  'resumeToken': (string);
}
