package cn.bootx.starter.core.admin.web;

/**
 * A controller of admin endpoints that take JSON. Spring MVC reads the JSON of a request
 * before a method of the controller, and in it the authorizer, is called; so it is
 * refused unread where it has more than 1 MB (413) or does not declare its length (411).
 *
 * @since 0.1.0
 */
public interface AdminController {

}
