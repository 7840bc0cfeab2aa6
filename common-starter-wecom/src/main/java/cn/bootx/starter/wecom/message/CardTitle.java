package cn.bootx.starter.wecom.message;

import org.jspecify.annotations.Nullable;

/**
 * A title with a description: of the card, of its key figure, or of a paragraph.
 *
 * @param title the title
 * @param desc the description
 */
record CardTitle(@Nullable String title, @Nullable String desc) {
}
