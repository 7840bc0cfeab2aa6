package cn.bootx.starter.simulator.vendor;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Date;
import java.util.List;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaKefuMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.urllink.GenerateUrlLinkRequest;
import cn.binarywang.wx.miniapp.bean.scheme.WxMaGenerateSchemeRequest;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import me.chanjar.weixin.common.api.WxConsts.MenuButtonType;
import me.chanjar.weixin.common.bean.menu.WxMenu;
import me.chanjar.weixin.common.bean.menu.WxMenuButton;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import me.chanjar.weixin.open.api.WxOpenComponentService;
import me.chanjar.weixin.open.api.WxOpenService;
import me.chanjar.weixin.open.api.impl.WxOpenInMemoryConfigStorage;
import me.chanjar.weixin.open.api.impl.WxOpenServiceImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * WxJava's services with their default configuration, which call the platforms' own
 * hosts: only a proxy is set.
 */
class WxJavaTests {

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', 1, 2, 3 };

	private static final String FAN = "oSimulatedFan";

	private static AppJar simulator;

	@BeforeAll
	static void start() throws IOException {
		simulator = AppJar.start("me.chanjar", "cn.binarywang");
		simulator.trust();
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@Test
	void officialAccounts() throws Exception {
		WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
		config.setAppId(simulator.account("wechat", "appId"));
		config.setSecret(simulator.account("wechat", "appSecret"));
		config.setHttpProxyHost("127.0.0.1");
		config.setHttpProxyPort(simulator.port());
		WxMpService mp = new WxMpServiceImpl();
		mp.setWxMpConfigStorage(config);
		// WeChat lets an account write only to a fan who has written.
		simulator.control("/accounts/" + config.getAppId() + "/people/" + FAN + "/send-text", "{\"text\":\"hi\"}");
		new CallTable().call("getAccessToken", mp::getAccessToken)
			.call("getJsapiTicket", mp::getJsapiTicket)
			.call("createJsapiSignature", () -> mp.createJsapiSignature("https://example.com/"))
			.call("getCallbackIP", mp::getCallbackIP)
			.call("netCheck", () -> mp.netCheck("all", "DEFAULT"))
			.call("getMenuService.menuCreate", () -> mp.getMenuService().menuCreate(menu()))
			.call("getMenuService.menuGet", () -> mp.getMenuService().menuGet())
			.call("getMenuService.getSelfMenuInfo", () -> mp.getMenuService().getSelfMenuInfo())
			.call("getUserService.userInfo", () -> mp.getUserService().userInfo(FAN))
			.call("getUserService.userInfoList", () -> mp.getUserService().userInfoList(List.of(FAN)))
			.call("getUserService.userList", () -> mp.getUserService().userList(null))
			.call("getUserTagService.tagCreate", () -> mp.getUserTagService().tagCreate("vip"))
			.call("getUserTagService.tagGet", () -> mp.getUserTagService().tagGet())
			.call("getQrcodeService.qrCodeCreateTmpTicket", () -> mp.getQrcodeService().qrCodeCreateTmpTicket(1, 60))
			.call("getTemplateMsgService.getAllPrivateTemplate",
					() -> mp.getTemplateMsgService().getAllPrivateTemplate())
			.call("getTemplateMsgService.sendTemplateMsg (unknown template)",
					() -> mp.getTemplateMsgService()
						.sendTemplateMsg(WxMpTemplateMessage.builder().toUser(FAN).templateId("unknown").build()))
			.call("getKefuService.sendKefuMessage",
					() -> mp.getKefuService().sendKefuMessage(WxMpKefuMessage.TEXT().toUser(FAN).content("hi").build()))
			.call("getMaterialService.mediaUpload",
					() -> mp.getMaterialService().mediaUpload("image", "png", new ByteArrayInputStream(PNG)))
			.call("getMaterialService.materialCount", () -> mp.getMaterialService().materialCount())
			.call("getDraftService.countDraft", () -> mp.getDraftService().countDraft())
			.call("getBlackListService.getBlacklist", () -> mp.getBlackListService().getBlacklist(null))
			.compare("weixin-java-mp", 15);
	}

	@Test
	void agents() throws Exception {
		WxCpDefaultConfigImpl config = new WxCpDefaultConfigImpl();
		config.setCorpId(simulator.account("wecom", "corpId"));
		config.setCorpSecret(simulator.account("wecom", "corpSecret"));
		config.setAgentId(Integer.valueOf(simulator.account("wecom", "agentId")));
		config.setHttpProxyHost("127.0.0.1");
		config.setHttpProxyPort(simulator.port());
		WxCpService cp = new WxCpServiceImpl();
		cp.setWxCpConfigStorage(config);
		WxCpMessage text = WxCpMessage.TEXT().toUser("zhangsan").content("hi").build();
		new CallTable().call("getAccessToken", cp::getAccessToken)
			.call("getCallbackIp", cp::getCallbackIp)
			.call("getApiDomainIp", cp::getApiDomainIp)
			.call("getJsapiTicket", cp::getJsapiTicket)
			.call("getAgentJsapiTicket", cp::getAgentJsapiTicket)
			.call("createJsapiSignature", () -> cp.createJsapiSignature("https://example.com/"))
			.call("getMessageService.send text", () -> cp.getMessageService().send(text))
			.call("getMessageService.send markdown",
					() -> cp.getMessageService()
						.send(WxCpMessage.MARKDOWN().toUser("zhangsan").content("**hi**").build()))
			.call("getMessageService.send textcard",
					() -> cp.getMessageService()
						.send(WxCpMessage.TEXTCARD()
							.toUser("zhangsan")
							.title("t")
							.description("d")
							.url("https://example.com/")
							.btnTxt("more")
							.build()))
			.call("getMessageService.recall",
					() -> cp.getMessageService().recall(cp.getMessageService().send(text).getMsgId()))
			.call("getMediaService.upload",
					() -> cp.getMediaService().upload("image", "a.png", new ByteArrayInputStream(PNG)))
			.call("getMediaService.uploadImg", () -> cp.getMediaService().uploadImg(picture()))
			.call("getUserService.getById", () -> cp.getUserService().getById("zhangsan"))
			.call("getUserService.listSimpleByDepartment",
					() -> cp.getUserService().listSimpleByDepartment(1L, true, 0))
			.call("getUserService.listByDepartment", () -> cp.getUserService().listByDepartment(1L, true, 0))
			.call("getUserService.getUserId", () -> cp.getUserService().getUserId("13800000001"))
			.call("getDepartmentService.list", () -> cp.getDepartmentService().list(1L))
			.call("getTagService.listAll", () -> cp.getTagService().listAll())
			.call("getAgentService.get", () -> cp.getAgentService().get(config.getAgentId()))
			.call("getMenuService.create", () -> cp.getMenuService().create(menu()))
			.call("getMenuService.get", () -> cp.getMenuService().get())
			.call("getGroupRobotService.sendText", () -> cp.getGroupRobotService()
				.sendText("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-0000-4000-8000-000000000001",
						"hi", List.of(), List.of()))
			.compare("weixin-java-cp", 8);
	}

	@Test
	void miniPrograms() throws Exception {
		WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
		config.setAppid(simulator.account("applet", "appId"));
		config.setSecret(simulator.account("applet", "appSecret"));
		config.setHttpProxyHost("127.0.0.1");
		config.setHttpProxyPort(simulator.port());
		WxMaService ma = new WxMaServiceImpl();
		ma.setWxMaConfig(config);
		new CallTable().call("getAccessToken", ma::getAccessToken)
			.call("getAccessToken forced", () -> ma.getAccessToken(true))
			.call("jsCode2SessionInfo (unknown code)", () -> ma.jsCode2SessionInfo("unknown"))
			.call("getUserService.getPhoneNumber (unknown code)", () -> ma.getUserService().getPhoneNumber("unknown"))
			.call("getQrcodeService.createWxaCodeUnlimitBytes", () -> ma.getQrcodeService()
				.createWxaCodeUnlimitBytes("a=1", "pages/index/index", false, "release", 430, true, null, false))
			.call("getQrcodeService.createWxaCodeBytes",
					() -> ma.getQrcodeService()
						.createWxaCodeBytes("pages/index/index", "release", 430, true, null, false))
			.call("getQrcodeService.createQrcodeBytes",
					() -> ma.getQrcodeService().createQrcodeBytes("pages/index/index", 430))
			.call("getSubscribeService.getTemplateList", () -> ma.getSubscribeService().getTemplateList())
			.call("getSubscribeService.getCategory", () -> ma.getSubscribeService().getCategory())
			.call("getSubscribeService.getPubTemplateTitleList",
					() -> ma.getSubscribeService().getPubTemplateTitleList(new String[] { "2" }, 0, 10))
			.call("getMsgService.sendSubscribeMsg (unknown template)",
					() -> ma.getMsgService()
						.sendSubscribeMsg(WxMaSubscribeMessage.builder().toUser("oUser").templateId("unknown").build()))
			.call("getMsgService.sendKefuMsg",
					() -> ma.getMsgService()
						.sendKefuMsg(WxMaKefuMessage.newTextBuilder().toUser("oUser").content("hi").build()))
			.call("getMediaService.uploadMedia",
					() -> ma.getMediaService().uploadMedia("image", "png", new ByteArrayInputStream(PNG)))
			.call("getSecurityService.checkMessage", () -> ma.getSecurityService().checkMessage("hello"))
			.call("getSecCheckService.msgSecCheck",
					() -> ma.getSecurityService()
						.checkMessage(WxMaMsgSecCheckCheckRequest.builder()
							.content("hello")
							.openid("oUser")
							.scene(1)
							.version("2")
							.build()))
			.call("getLinkService.generateUrlLink",
					() -> ma.getLinkService()
						.generateUrlLink(GenerateUrlLinkRequest.builder().path("pages/index/index").build()))
			.call("getWxMaSchemeService.generate",
					() -> ma.getWxMaSchemeService().generate(WxMaGenerateSchemeRequest.newBuilder().build()))
			.call("getJsapiService.getJsapiTicket", () -> ma.getJsapiService().getJsapiTicket())
			.call("getAnalysisService.getDailySummaryTrend",
					() -> ma.getAnalysisService().getDailySummaryTrend(new Date(0), new Date(0)))
			.compare("weixin-java-miniapp", 6);
	}

	@Test
	void components() throws Exception {
		WxOpenInMemoryConfigStorage config = new WxOpenInMemoryConfigStorage();
		config.setWxOpenInfo(simulator.account("open", "componentAppId"),
				simulator.account("open", "componentAppSecret"), simulator.account("open", "token"),
				simulator.account("open", "encodingAesKey"));
		config.setHttpProxyHost("127.0.0.1");
		config.setHttpProxyPort(simulator.port());
		WxOpenService open = new WxOpenServiceImpl();
		open.setWxOpenConfigStorage(config);
		WxOpenComponentService component = open.getWxOpenComponentService();
		try (PushReceiver receiver = new PushReceiver()) {
			simulator.control("/accounts",
					"{\"open\":[{\"componentAppId\":\"" + config.getComponentAppId() + "\",\"componentAppSecret\":\""
							+ config.getComponentAppSecret() + "\",\"token\":\"" + config.getComponentToken()
							+ "\",\"encodingAesKey\":\"" + config.getComponentAesKey() + "\",\"authEventUrl\":\""
							+ receiver.url() + "\"}]}");
			CallTable table = new CallTable();
			table.call("startPushTicket", component::startPushTicket)
				.call("route (component_verify_ticket)", () -> component.route(receiver.opened(config)))
				.call("getComponentAccessToken", () -> component.getComponentAccessToken(true))
				.call("getPreAuthUrl", () -> component.getPreAuthUrl("https://example.com/"))
				.call("getMobilePreAuthUrl", () -> component.getMobilePreAuthUrl("https://example.com/"))
				.call("getAuthorizerList", () -> component.getAuthorizerList(0, 10))
				.call("getAuthorizerInfo (unknown)", () -> component.getAuthorizerInfo("wx0000000000000000"))
				.call("getQueryAuth (unknown code)", () -> component.getQueryAuth("unknown"))
				.call("getTemplateDraftList", component::getTemplateDraftList);
			String account = simulator.account("wechat", "appId");
			String applet = simulator.account("applet", "appId");
			String code = authorize(config.getComponentAppId(), account);
			authorize(config.getComponentAppId(), applet);
			WxMpService mp = component.getWxMpServiceByAppid(account);
			table.call("getQueryAuth", () -> component.getQueryAuth(code))
				.call("getAuthorizerInfo", () -> component.getAuthorizerInfo(account))
				.call("getAuthorizerInfo (mini program)", () -> component.getAuthorizerInfo(applet))
				.call("setAuthorizerOption", () -> component.setAuthorizerOption(account, "location_report", "1"))
				.call("getAuthorizerOption", () -> component.getAuthorizerOption(account, "location_report"))
				.call("getAuthorizerAccessToken", () -> component.getAuthorizerAccessToken(account, true))
				.call("getWxMpServiceByAppid.getOAuth2Service.getAccessToken (unknown code)",
						() -> mp.getOAuth2Service().getAccessToken("unknown"))
				.call("miniappJscode2Session (unknown code)", () -> component.miniappJscode2Session(applet, "unknown"))
				.call("getWxMpServiceByAppid.getMenuService.menuGet", () -> mp.getMenuService().menuGet())
				.call("getWxMpServiceByAppid.getUserService.userList", () -> mp.getUserService().userList(null))
				.call("getWxMpServiceByAppid.getUserTagService.tagGet", () -> mp.getUserTagService().tagGet())
				.call("getWxMpServiceByAppid.getMaterialService.materialCount",
						() -> mp.getMaterialService().materialCount())
				.call("getWxMpServiceByAppid.createJsapiSignature",
						() -> mp.createJsapiSignature("https://example.com/"))
				.compare("weixin-java-open", 17);
		}
	}

	private static String authorize(String component, String account) throws Exception {
		return simulator.control("/accounts/" + component + "/authorizers/" + account, "{}").path("authCode").asText();
	}

	private static WxMenu menu() {
		WxMenuButton button = new WxMenuButton();
		button.setType(MenuButtonType.CLICK);
		button.setName("今日");
		button.setKey("today");
		WxMenu menu = new WxMenu();
		menu.setButtons(List.of(button));
		return menu;
	}

	private static File picture() throws IOException {
		return Files.write(Files.createTempFile("picture", ".png"), PNG).toFile();
	}

}
