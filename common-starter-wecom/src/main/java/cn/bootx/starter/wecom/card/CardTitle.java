package cn.bootx.starter.wecom.card;

import org.jspecify.annotations.Nullable;

/**
 * A title with a description: of the card, of its key figure, or of a paragraph.
 *
 * @param title the title
 * @param desc the description
 * @since 0.1.0
 */
public record CardTitle(@Nullable String title, @Nullable String desc) {
}
