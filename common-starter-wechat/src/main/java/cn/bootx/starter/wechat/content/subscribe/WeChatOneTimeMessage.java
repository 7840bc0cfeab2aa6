package cn.bootx.starter.wechat.content.subscribe;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage.MiniProgramPage;

/**
 * The message for a one-time subscription, without its receiver.
 *
 * @param templateId id of the template for subscriptions, from the console
 * @param scene the scene that the user agreed to, 0 to 10000
 * @param title at most 15 characters
 * @param content text with line breaks, at most 200 characters
 * @param color colour of the whole text, {@code #173177}, or null
 * @param url page that opens, or null
 * @param miniProgram mini program page that opens instead of the url, or null
 * @since 0.1.0
 */
public record WeChatOneTimeMessage(String templateId, int scene, String title, String content, @Nullable String color,
		@Nullable String url, @Nullable MiniProgramPage miniProgram) {

	public static WeChatOneTimeMessage of(String templateId, int scene, String title, String content) {
		return new WeChatOneTimeMessage(templateId, scene, title, content, null, null, null);
	}

	public WeChatOneTimeMessage color(@Nullable String newColor) {
		return new WeChatOneTimeMessage(this.templateId, this.scene, this.title, this.content, newColor, this.url,
				this.miniProgram);
	}

	public WeChatOneTimeMessage url(@Nullable String newUrl) {
		return new WeChatOneTimeMessage(this.templateId, this.scene, this.title, this.content, this.color, newUrl,
				this.miniProgram);
	}

	/** With a page of a mini program that is linked to the account. */
	public WeChatOneTimeMessage miniProgram(String appId, @Nullable String pagePath) {
		return new WeChatOneTimeMessage(this.templateId, this.scene, this.title, this.content, this.color, this.url,
				new MiniProgramPage(appId, pagePath));
	}

	/** Without title and text: they are what the receiver reads. */
	@Override
	public String toString() {
		return "WeChatOneTimeMessage[" + this.templateId + ", scene " + this.scene + "]";
	}

}
