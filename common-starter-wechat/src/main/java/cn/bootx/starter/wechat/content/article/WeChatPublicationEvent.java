package cn.bootx.starter.wechat.content.article;

/**
 * A publication has ended.
 *
 * @param account name of the account
 * @param publication the publication with its status
 * @since 0.1.0
 */
public record WeChatPublicationEvent(String account, WeChatPublication publication) {
}
