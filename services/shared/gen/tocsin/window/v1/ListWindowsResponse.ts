// Original file: tocsin/window/v1/window.proto

import type { WindowInput as _tocsin_window_v1_WindowInput, Window as _tocsin_window_v1_Window } from '../../../tocsin/window/v1/Window.ts';

export interface ListWindowsResponseInput {
  'windows'?: (_tocsin_window_v1_WindowInput)[];
}

export interface ListWindowsResponse {
  'windows': (_tocsin_window_v1_Window)[];
}
