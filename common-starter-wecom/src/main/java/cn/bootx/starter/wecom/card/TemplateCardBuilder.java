package cn.bootx.starter.wecom.card;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Collects the parts of a template card; what they are is said at {@link TemplateCard}.
 *
 * @since 0.1.0
 */
public final class TemplateCardBuilder {

	private final CardKind kind;

	private @Nullable CardSource source;

	private @Nullable CardActionMenu actionMenu;

	private @Nullable String taskId;

	private @Nullable CardQuote quote;

	private @Nullable CardImageText imageText;

	private @Nullable CardImage image;

	private @Nullable String subTitle;

	private @Nullable CardLink action;

	private @Nullable CardSelection buttonSelection;

	private @Nullable CardVote vote;

	private @Nullable CardSubmit submit;

	private @Nullable String replaceText;

	private @Nullable CardTitle mainTitle;

	private @Nullable CardTitle emphasis;

	private @Nullable List<CardTitle> paragraphs;

	private @Nullable List<CardContent> contents;

	private @Nullable List<CardLink> links;

	private @Nullable List<CardButton> buttons;

	private @Nullable List<CardSelection> selections;

	TemplateCardBuilder(CardKind kind) {
		this.kind = kind;
	}

	/** Where the card comes from. */
	public TemplateCardBuilder source(CardSource source) {
		this.source = source;
		return this;
	}

	/** The menu in the corner; a task id is needed then. */
	public TemplateCardBuilder actionMenu(CardActionMenu actionMenu) {
		this.actionMenu = actionMenu;
		return this;
	}

	/** The id of the card, new for each card of the application. */
	public TemplateCardBuilder taskId(String taskId) {
		this.taskId = taskId;
		return this;
	}

	/** A quotation. */
	public TemplateCardBuilder quote(CardQuote quote) {
		this.quote = quote;
		return this;
	}

	/** A picture with text, for news. */
	public TemplateCardBuilder imageText(CardImageText imageText) {
		this.imageText = imageText;
		return this;
	}

	/** The large picture, for news. */
	public TemplateCardBuilder image(CardImage image) {
		this.image = image;
		return this;
	}

	/** The text below the title. */
	public TemplateCardBuilder subTitle(String subTitle) {
		this.subTitle = subTitle;
		return this;
	}

	/** What a click on the card opens. */
	public TemplateCardBuilder action(CardLink action) {
		this.action = action;
		return this;
	}

	/** A drop-down list above the buttons. */
	public TemplateCardBuilder buttonSelection(CardSelection buttonSelection) {
		this.buttonSelection = buttonSelection;
		return this;
	}

	/** The question of a vote. */
	public TemplateCardBuilder vote(CardVote vote) {
		this.vote = vote;
		return this;
	}

	/** The button that sends the answers. */
	public TemplateCardBuilder submit(CardSubmit submit) {
		this.submit = submit;
		return this;
	}

	/** The text of the buttons when they were pressed, for replies and updates. */
	public TemplateCardBuilder replaceText(String replaceText) {
		this.replaceText = replaceText;
		return this;
	}

	/** The title with a description. */
	public TemplateCardBuilder mainTitle(String title, @Nullable String desc) {
		this.mainTitle = new CardTitle(title, desc);
		return this;
	}

	/** The key figure with a description, for text. */
	public TemplateCardBuilder emphasis(String title, @Nullable String desc) {
		this.emphasis = new CardTitle(title, desc);
		return this;
	}

	/** Paragraphs, for news. */
	public TemplateCardBuilder paragraphs(CardTitle... paragraphs) {
		this.paragraphs = List.of(paragraphs);
		return this;
	}

	/** Lines with name and value. */
	public TemplateCardBuilder contents(CardContent... contents) {
		this.contents = List.of(contents);
		return this;
	}

	/** Links below the card. */
	public TemplateCardBuilder links(CardLink... links) {
		this.links = List.of(links);
		return this;
	}

	/** The buttons. */
	public TemplateCardBuilder buttons(CardButton... buttons) {
		this.buttons = List.of(buttons);
		return this;
	}

	/** The drop-down lists. */
	public TemplateCardBuilder selections(CardSelection... selections) {
		this.selections = List.of(selections);
		return this;
	}

	public TemplateCard build() {
		return new TemplateCard(this.kind, this.source, this.actionMenu, this.taskId, this.mainTitle, this.quote,
				this.imageText, this.image, this.emphasis, this.subTitle, this.paragraphs, this.contents, this.links,
				this.action, this.buttonSelection, this.buttons, this.vote, this.selections, this.submit,
				this.replaceText);
	}

}
