package cn.bootx.starter.wecom.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wecom.event.WeComAppApproval;
import cn.bootx.starter.wecom.event.WeComApproval;
import cn.bootx.starter.wecom.event.WeComCardClick;
import cn.bootx.starter.wecom.event.WeComContactChange;
import cn.bootx.starter.wecom.event.WeComCustomerChange;
import cn.bootx.starter.wecom.event.WeComFields;
import cn.bootx.starter.wecom.event.WeComJob;

import static org.assertj.core.api.Assertions.assertThat;

class EventViewsTests {

	private static final Instant AT = Instant.ofEpochSecond(1749000000);

	@Test
	void anApprovalHasAllStepsAndPeople() {
		WeComApproval approval = WeComApproval.of(event("sys_approval_change", """
				<ApprovalInfo><SpNoStr>202506040001</SpNoStr><SpNo>1</SpNo><SpName>请假</SpName><SpStatus>1</SpStatus>
				<TemplateId>t1</TemplateId><ApplyTime>1749000000</ApplyTime>
				<Applyer><UserId>zhangsan</UserId><Party>4294967295</Party></Applyer>
				<SpRecord><SpStatus>2</SpStatus><ApproverAttr>2</ApproverAttr>
				<Details><Approver><UserId>a</UserId></Approver><Speech>好</Speech><SpStatus>2</SpStatus>
				<SpTime>1749000000</SpTime><Attach>m1</Attach><Attach>m2</Attach></Details>
				<Details><Approver><UserId>b</UserId></Approver><Speech></Speech><SpStatus>2</SpStatus>
				<SpTime>1749000000</SpTime></Details></SpRecord>
				<SpRecord><SpStatus>1</SpStatus><ApproverAttr>1</ApproverAttr>
				<Details><Approver><UserId>c</UserId></Approver><SpStatus>1</SpStatus><SpTime>0</SpTime></Details>
				</SpRecord>
				<Notifyer><UserId>d</UserId></Notifyer><Notifyer><UserId>e</UserId></Notifyer>
				<ProcessList><NodeList><NodeType>1</NodeType><SpStatus>2</SpStatus><ApvRel>3</ApvRel>
				<SubNodeList><UserInfo><UserId>a</UserId></UserInfo><Speech>好</Speech><SpYj>2</SpYj>
				<Sptime>1749000000</Sptime><MediaIds>m1</MediaIds></SubNodeList></NodeList></ProcessList>
				<Comments><CommentUserInfo><UserId>f</UserId></CommentUserInfo><CommentTime>1749000000</CommentTime>
				<CommentContent>?</CommentContent><CommentId>7</CommentId></Comments>
				<StatuChangeEvent>2</StatuChangeEvent></ApprovalInfo>"""));
		assertThat(approval.number()).isEqualTo("202506040001");
		assertThat(approval.applicant()).isEqualTo("zhangsan");
		assertThat(approval.applicantDepartment()).isEqualTo(4294967295L);
		assertThat(approval.appliedAt()).isEqualTo(AT);
		assertThat(approval.change()).isEqualTo(2);
		assertThat(approval.steps()).containsExactly(
				new WeComApproval.Step(2, true,
						List.of(new WeComApproval.Decision("a", 2, AT, "好", List.of("m1", "m2")),
								new WeComApproval.Decision("b", 2, AT, null, List.of()))),
				new WeComApproval.Step(1, false, List.of(new WeComApproval.Decision("c", 1, null, null, List.of()))));
		assertThat(approval.process()).containsExactly(
				new WeComApproval.Node(1, 2, 3, List.of(new WeComApproval.Decision("a", 2, AT, "好", List.of("m1")))));
		assertThat(approval.copiedTo()).containsExactly("d", "e");
		assertThat(approval.comments()).containsExactly(new WeComApproval.Comment("7", "f", AT, "?", List.of()));
		assertThat(approval.toString()).doesNotContain("请假");
		assertThat(approval.steps().toString()).doesNotContain("好");
	}

	@Test
	void anOldApprovalHasItsNumberOnly() {
		WeComApproval approval = WeComApproval
			.of(event("SYS_APPROVAL_CHANGE", "<ApprovalInfo><SpNo>202506040001</SpNo></ApprovalInfo>"));
		assertThat(approval.number()).isEqualTo("202506040001");
		assertThat(approval.steps()).isEmpty();
		assertThat(WeComApproval.of(event("sys_approval_change", "<ApprovalInfo></ApprovalInfo>"))).isNull();
		assertThat(WeComApproval.of(event("click", "<ApprovalInfo><SpNo>1</SpNo></ApprovalInfo>"))).isNull();
	}

	@Test
	void anApprovalOfAnApplicationHasAnotherForm() {
		WeComAppApproval approval = WeComAppApproval.of(event("open_approval_change", """
				<ApprovalInfo><ThirdNo>no1</ThirdNo><OpenSpName>付款</OpenSpName><OpenTemplateId>t</OpenTemplateId>
				<OpenSpStatus>1</OpenSpStatus><ApplyTime>1749000000</ApplyTime><ApplyUserName>张三</ApplyUserName>
				<ApplyUserId>zhangsan</ApplyUserId><ApplyUserParty>研发</ApplyUserParty><ApplyUserImage>i</ApplyUserImage>
				<ApprovalNodes><ApprovalNode><NodeStatus>1</NodeStatus><NodeAttr>2</NodeAttr><NodeType>1</NodeType>
				<Items><Item><ItemName>李四</ItemName><ItemUserid>lisi</ItemUserid><ItemImage>j</ItemImage>
				<ItemStatus>2</ItemStatus><ItemSpeech>ok</ItemSpeech><ItemOpTime>1749000000</ItemOpTime></Item>
				<Item><ItemName>王五</ItemName><ItemUserId>wangwu</ItemUserId><ItemStatus>1</ItemStatus>
				<ItemOpTime>0</ItemOpTime></Item></Items></ApprovalNode></ApprovalNodes>
				<NotifyNodes><NotifyNode><ItemName>赵六</ItemName><ItemUserId>zhaoliu</ItemUserId></NotifyNode>
				</NotifyNodes><ApproverStep>1</ApproverStep></ApprovalInfo>"""));
		assertThat(approval.number()).isEqualTo("no1");
		assertThat(approval.step()).isOne();
		assertThat(approval.nodes()).containsExactly(new WeComAppApproval.Node(1, true, 1, List.of(
				new WeComAppApproval.Decision(new WeComAppApproval.Person("lisi", "李四", "j"), 2, AT, "ok"),
				new WeComAppApproval.Decision(new WeComAppApproval.Person("wangwu", "王五", null), 1, null, null))));
		assertThat(approval.copiedTo()).extracting(WeComAppApproval.Person::userId).containsExactly("zhaoliu");
	}

	@Test
	void changesOfContactsHaveThreeForms() {
		WeComContactChange member = WeComContactChange.of(event("change_contact",
				"""
						<ChangeType>Update_User</ChangeType><UserID>a</UserID><NewUserID>b</NewUserID>
						<Department>1,4294967295</Department><MainDepartment>1</MainDepartment>
						<IsLeaderInDept>1,0</IsLeaderInDept><DirectLeader>x,y</DirectLeader><Status>1</Status>
						<ExtAttr><Item><Name>级别</Name><Type>0</Type><Text><Value>P7</Value></Text></Item>
						<Item><Name>主页</Name><Type>1</Type><Web><Title>me</Title><Url>https://x</Url></Web></Item></ExtAttr>"""));
		assertThat(member).isInstanceOfSatisfying(WeComContactChange.Member.class, (one) -> {
			assertThat(one.change()).isEqualTo("update_user");
			assertThat(one.newUserId()).isEqualTo("b");
			assertThat(one.departments()).containsExactly(1L, 4294967295L);
			assertThat(one.leaderIn()).containsExactly(true, false);
			assertThat(one.directLeaders()).containsExactly("x", "y");
			assertThat(one.mobile()).isNull();
			assertThat(one.attributes()).containsExactly(new WeComContactChange.Attribute("级别", "P7", null),
					new WeComContactChange.Attribute("主页", "me", "https://x"));
		});
		assertThat(WeComContactChange.of(event("change_contact",
				"<ChangeType>create_party</ChangeType><Id>2</Id><Name>研发</Name><ParentId>1</ParentId><Order>1</Order>")))
			.isEqualTo(new WeComContactChange.Department("create_party", 2L, "研发", 1L, 1L));
		assertThat(WeComContactChange.of(event("change_contact",
				"<ChangeType>update_tag</ChangeType><TagId>1</TagId>"
						+ "<AddUserItems>a,b</AddUserItems><DelPartyItems>2,3</DelPartyItems>")))
			.isEqualTo(new WeComContactChange.Tag("update_tag", 1L, List.of("a", "b"), List.of(), List.of(),
					List.of(2L, 3L)));
		// The same names as of messages exist elsewhere.
		assertThat(WeComContactChange.of(event("change_school_contact", "<ChangeType>create_user</ChangeType>")))
			.isNull();
	}

	@Test
	void changesOfCustomers() {
		assertThat(WeComCustomerChange.of(event("change_external_contact",
				"<ChangeType>add_external_contact</ChangeType><UserID>a</UserID><ExternalUserID>wm1</ExternalUserID>"
						+ "<State>s</State><WelcomeCode>secret</WelcomeCode>")))
			.isEqualTo(new WeComCustomerChange.Contact("add_external_contact", "a", "wm1", "s", "secret", null, null))
			.satisfies((change) -> assertThat(change.toString()).doesNotContain("secret"));
		assertThat(WeComCustomerChange.of(event("change_external_chat",
				"<ChatId>wr1</ChatId><ChangeType>update</ChangeType><UpdateDetail>add_member</UpdateDetail>"
						+ "<JoinScene>3</JoinScene><MemChangeCnt>1</MemChangeCnt><MemChangeList><Item>wm1</Item>"
						+ "</MemChangeList><LastMemVer>1</LastMemVer><CurMemVer>2</CurMemVer>")))
			.isEqualTo(
					new WeComCustomerChange.Chat("update", "wr1", "add_member", 3L, null, 1, List.of("wm1"), "1", "2"));
		assertThat(WeComCustomerChange
			.of(event("change_external_tag", "<Id>t1</Id><TagType>tag</TagType><ChangeType>create</ChangeType>")))
			.isEqualTo(new WeComCustomerChange.Tag("create", "t1", "tag", null));
		assertThat(WeComCustomerChange
			.of(event("customer_acquisition", "<ChangeType>delete_link</ChangeType><LinkId>l1</LinkId>")))
			.isEqualTo(new WeComCustomerChange.Acquisition("delete_link", "l1", null, null, null));
		assertThat(WeComCustomerChange.of(event("click", ""))).isNull();
	}

	@Test
	void clicksOnCardsHaveWhatWasChosen() {
		WeComCardClick click = WeComCardClick.of(event("template_card_event", """
				<EventKey>submit</EventKey><TaskId>t1</TaskId><CardType>multiple_interaction</CardType>
				<ResponseCode>secret</ResponseCode><SelectedItems>
				<SelectedItem><QuestionKey>q1</QuestionKey><OptionIds><OptionId>a</OptionId><OptionId>b</OptionId>
				</OptionIds></SelectedItem>
				<SelectedItem><QuestionKey>q2</QuestionKey><OptionIds><OptionId>c</OptionId></OptionIds></SelectedItem>
				</SelectedItems>"""));
		assertThat(click.selected()).containsExactly(Map.entry("q1", List.of("a", "b")), Map.entry("q2", List.of("c")));
		assertThat(click.userId()).isEqualTo("zhangsan");
		assertThat(click.toString()).doesNotContain("secret");
		assertThat(WeComCardClick.of(event("taskcard_click", "<EventKey>k</EventKey><TaskId>t</TaskId>")).cardType())
			.isNull();
	}

	@Test
	void jobsHaveTheirFieldsWithAndWithoutAnElementAround() {
		WeComJob job = new WeComJob("j1", "sync_user", 40092, "bad file");
		String fields = "<JobId>j1</JobId><JobType>sync_user</JobType><ErrCode>40092</ErrCode><ErrMsg>bad file</ErrMsg>";
		assertThat(WeComJob.of(event("batch_job_result", "<BatchJob>" + fields + "</BatchJob>"))).isEqualTo(job);
		assertThat(WeComJob.of(event("batch_job_result", fields))).isEqualTo(job);
		assertThat(WeComJob.of(event("upload_media_job_finish", "<JobId>j2</JobId>")))
			.isEqualTo(new WeComJob("j2", "upload_media", 0, null));
	}

	@Test
	void otherEventsAreReadByTheNamesOfTheirFields() {
		WeComFields fields = WeComFields
			.of(event("doc_change", "<DocId>d1</DocId><DocId>d2</DocId><Amount>x</Amount>"));
		assertThat(fields.texts("doc_id")).containsExactly("d1", "d2");
		assertThat(fields.number("amount")).isNull();
		assertThat(fields.part("None").parts("Item")).isEmpty();
		assertThat(WeComFields.of(event("kf_account_auth_change", "<AuthAddOpenKfId>k1</AuthAddOpenKfId>"))
			.texts("AuthAddOpenKfId")).containsExactly("k1");
	}

	@Test
	void wxJavasMessageIsFilledInAnyCase() {
		assertThat(event("taskcard_click", "<AgentId>1000002</AgentId><taskid>t1</taskid>"))
			.satisfies((message) -> assertThat(message.getAgentId()).isEqualTo("1000002"))
			.satisfies((message) -> assertThat(message.getTaskId()).isEqualTo("t1"));
	}

	private static WxCpXmlMessage event(String event, String fields) {
		return WeComPushReader.message(XmlElement.read(
				"<xml><ToUserName>ww1</ToUserName><FromUserName>zhangsan</FromUserName><CreateTime>1749000000</CreateTime>"
						+ "<MsgType>event</MsgType><Event>" + event + "</Event>" + fields + "</xml>"));
	}

}
