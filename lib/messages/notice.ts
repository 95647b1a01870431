/**
 * Key in `storage.local` of the note that the database was lost and brought
 * back: written by the background, shown by the popup until it is dismissed.
 */
export const RESTORED_NOTICE = 'notice/restored';
