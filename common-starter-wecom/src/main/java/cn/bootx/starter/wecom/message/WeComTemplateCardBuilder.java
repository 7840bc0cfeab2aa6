package cn.bootx.starter.wecom.message;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Collects the parts of a {@link WeComTemplateCard}.
 *
 * @since 0.1.0
 */
public final class WeComTemplateCardBuilder {

	private final CardKind kind;

	private @Nullable CardSource source;

	private @Nullable CardActionMenu actionMenu;

	private @Nullable String taskId;

	private @Nullable CardQuote quote;

	private @Nullable CardImageText imageText;

	private @Nullable CardImage image;

	private @Nullable String subTitle;

	private @Nullable WeComCardLink action;

	private @Nullable WeComCardSelection buttonSelection;

	private @Nullable CardVote vote;

	private @Nullable CardSubmit submit;

	private @Nullable String replaceText;

	private @Nullable CardTitle mainTitle;

	private @Nullable CardTitle emphasis;

	private @Nullable List<CardTitle> paragraphs;

	private @Nullable List<WeComCardContent> contents;

	private @Nullable List<WeComCardLink> links;

	private @Nullable List<WeComCardButton> buttons;

	private @Nullable List<WeComCardSelection> selections;

	WeComTemplateCardBuilder(CardKind kind) {
		this.kind = kind;
	}

	/**
	 * Where the card comes from, shown above it.
	 * @param desc name of the source, best up to 13 characters
	 */
	public WeComTemplateCardBuilder source(String desc) {
		this.source = new CardSource(null, desc, null);
		return this;
	}

	/**
	 * Where the card comes from, shown above it.
	 * @param iconUrl address of a picture
	 * @param desc name of the source, best up to 13 characters
	 * @param descColor 0 grey, 1 black, 2 red, 3 green
	 */
	public WeComTemplateCardBuilder source(String iconUrl, String desc, int descColor) {
		this.source = new CardSource(iconUrl, desc, descColor);
		return this;
	}

	/**
	 * The menu in the corner; a task id is needed then.
	 * @param desc description of the menu
	 * @param actions one to three actions that send events
	 */
	public WeComTemplateCardBuilder actionMenu(String desc, WeComCardButton... actions) {
		this.actionMenu = CardActionMenu.of(desc, actions);
		return this;
	}

	/**
	 * The id of the card, new for each card of the application; at most 128 bytes of
	 * letters, digits, {@code _}, {@code -} and {@code @}.
	 */
	public WeComTemplateCardBuilder taskId(String taskId) {
		this.taskId = taskId;
		return this;
	}

	/** A quotation without a link. */
	public WeComTemplateCardBuilder quote(@Nullable String title, String text) {
		this.quote = CardQuote.of(title, text, null);
		return this;
	}

	/**
	 * A quotation.
	 * @param link what a click opens; its title is not shown
	 */
	public WeComTemplateCardBuilder quote(@Nullable String title, String text, WeComCardLink link) {
		this.quote = CardQuote.of(title, text, link);
		return this;
	}

	/** A picture on the left with a text on the right, for news. */
	public WeComTemplateCardBuilder imageText(String imageUrl, @Nullable String title, @Nullable String desc) {
		this.imageText = CardImageText.of(imageUrl, title, desc, null);
		return this;
	}

	/**
	 * A picture on the left with a text on the right, for news.
	 * @param link what a click opens; its title is not shown
	 */
	public WeComTemplateCardBuilder imageText(String imageUrl, @Nullable String title, @Nullable String desc,
			WeComCardLink link) {
		this.imageText = CardImageText.of(imageUrl, title, desc, link);
		return this;
	}

	/** The large picture, for news, 1.3 times as wide as high. */
	public WeComTemplateCardBuilder image(String url) {
		this.image = new CardImage(url, null);
		return this;
	}

	/**
	 * The large picture, for news.
	 * @param aspectRatio width by height, more than 1.3 and less than 2.25
	 */
	public WeComTemplateCardBuilder image(String url, BigDecimal aspectRatio) {
		this.image = new CardImage(url, aspectRatio);
		return this;
	}

	/** The text below the title, best up to 112 characters. */
	public WeComTemplateCardBuilder subTitle(String subTitle) {
		this.subTitle = subTitle;
		return this;
	}

	/** What a click on the card opens. */
	public WeComTemplateCardBuilder action(WeComCardLink action) {
		this.action = action;
		return this;
	}

	/** A drop-down list above the buttons. */
	public WeComTemplateCardBuilder buttonSelection(WeComCardSelection buttonSelection) {
		this.buttonSelection = buttonSelection;
		return this;
	}

	/**
	 * The question of a vote with one answer.
	 * @param questionKey what the event carries, at most 1024 bytes
	 * @param options one to twenty options
	 */
	public WeComTemplateCardBuilder vote(String questionKey, List<WeComCardOption> options) {
		this.vote = new CardVote(questionKey, List.copyOf(options), null, 0);
		return this;
	}

	/** The question of a vote with several answers. */
	public WeComTemplateCardBuilder multipleVote(String questionKey, List<WeComCardOption> options) {
		this.vote = new CardVote(questionKey, List.copyOf(options), null, 1);
		return this;
	}

	/** Closes the vote, for replies and updates; after the question. */
	public WeComTemplateCardBuilder closed() {
		CardVote open = Objects.requireNonNull(this.vote, "There is no vote to close");
		this.vote = new CardVote(open.questionKey(), open.options(), true, open.mode());
		return this;
	}

	/**
	 * The button that sends the answers.
	 * @param text what members read, best up to 10 characters
	 * @param key what the event carries, at most 1024 bytes
	 */
	public WeComTemplateCardBuilder submit(String text, String key) {
		this.submit = new CardSubmit(text, key);
		return this;
	}

	/** The text of the buttons when they were pressed, for replies and updates. */
	public WeComTemplateCardBuilder replaceText(String replaceText) {
		this.replaceText = replaceText;
		return this;
	}

	/** The title with a description, best up to 26 and 30 characters. */
	public WeComTemplateCardBuilder mainTitle(String title, @Nullable String desc) {
		this.mainTitle = new CardTitle(title, desc);
		return this;
	}

	/** The key figure with a description, for text, best up to 10 and 15 characters. */
	public WeComTemplateCardBuilder emphasis(String title, @Nullable String desc) {
		this.emphasis = new CardTitle(title, desc);
		return this;
	}

	/** One more paragraph, for news, at most four. */
	public WeComTemplateCardBuilder paragraph(String title, @Nullable String desc) {
		this.paragraphs = (this.paragraphs != null) ? this.paragraphs : new ArrayList<>();
		this.paragraphs.add(new CardTitle(title, desc));
		return this;
	}

	/** At most six lines with name and value. */
	public WeComTemplateCardBuilder contents(WeComCardContent... contents) {
		this.contents = List.of(contents);
		return this;
	}

	/** At most three links below the card. */
	public WeComTemplateCardBuilder links(WeComCardLink... links) {
		this.links = List.of(links);
		return this;
	}

	/** One to six buttons. */
	public WeComTemplateCardBuilder buttons(WeComCardButton... buttons) {
		this.buttons = List.of(buttons);
		return this;
	}

	/** One to three drop-down lists. */
	public WeComTemplateCardBuilder selections(WeComCardSelection... selections) {
		this.selections = List.of(selections);
		return this;
	}

	public WeComTemplateCard build() {
		return new WeComTemplateCard(new CardParts(this.kind, this.source, this.actionMenu, this.taskId, this.mainTitle,
				this.quote, this.imageText, this.image, this.emphasis, this.subTitle,
				(this.paragraphs != null) ? List.copyOf(this.paragraphs) : null, this.contents, this.links, this.action,
				this.buttonSelection, this.buttons, this.vote, this.selections, this.submit, this.replaceText));
	}

}
