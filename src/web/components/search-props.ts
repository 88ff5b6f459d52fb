// What the plain search field hands over to the combobox that takes its place once it has been fetched.

export interface SearchProps {
  /** What was typed before the combobox had come. */
  readonly typed: string;
  /** The field had the focus when the combobox came. */
  readonly hasFocus: boolean;
}
