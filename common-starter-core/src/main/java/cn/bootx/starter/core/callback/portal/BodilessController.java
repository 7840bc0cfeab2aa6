package cn.bootx.starter.core.callback.portal;

/**
 * A controller of public pages, whose methods take no body and return a
 * {@link java.util.concurrent.CompletionStage}. On Spring MVC the body of a request to it
 * is left unread, a form too: a stranger who sends one slowly holds no thread.
 *
 * @since 0.1.0
 */
public interface BodilessController {

}
