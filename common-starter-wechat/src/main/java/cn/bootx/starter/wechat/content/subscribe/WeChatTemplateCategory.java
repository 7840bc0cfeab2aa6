package cn.bootx.starter.wechat.content.subscribe;

/**
 * A service category (服务类目) of the account.
 *
 * @param id WeChat's number
 * @param name its name
 * @since 0.1.0
 */
public record WeChatTemplateCategory(int id, String name) {
}
