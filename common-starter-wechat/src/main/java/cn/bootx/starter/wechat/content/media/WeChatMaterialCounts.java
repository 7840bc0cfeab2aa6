package cn.bootx.starter.wechat.content.media;

/**
 * How many permanent materials there are of each kind.
 *
 * @param image pictures; with news at most 100 000
 * @param voice voices, at most 1000
 * @param video videos, at most 1000
 * @param news articles
 * @since 0.1.0
 */
public record WeChatMaterialCounts(long image, long voice, long video, long news) {
}
